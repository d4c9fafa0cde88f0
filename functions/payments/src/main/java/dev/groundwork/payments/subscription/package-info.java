/** A user's subscription: its tier, how it stands, and what changes at the end of its period. */
@NullMarked
package dev.groundwork.payments.subscription;

import org.jspecify.annotations.NullMarked;
