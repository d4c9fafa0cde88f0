/** The mails of accounts, written into the outbox in the transaction of their cause. */
@NullMarked
package dev.groundwork.auth.outbox;

import org.jspecify.annotations.NullMarked;
