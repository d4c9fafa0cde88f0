/** From outbox items to the inboxes of people. */
@NullMarked
package dev.groundwork.mail;

import org.jspecify.annotations.NullMarked;
