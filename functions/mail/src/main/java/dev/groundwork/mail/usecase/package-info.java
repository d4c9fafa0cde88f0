/** Sending what waits in the outbox. */
@NullMarked
package dev.groundwork.mail.usecase;

import org.jspecify.annotations.NullMarked;
