/** Sends the mails that wait in the outboxes of the tables. */
@NullMarked
package dev.groundwork.mail.sending;

import org.jspecify.annotations.NullMarked;
