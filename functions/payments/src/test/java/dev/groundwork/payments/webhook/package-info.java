/** Stripe's events, in any order and any number of times. */
@NullMarked
package dev.groundwork.payments.webhook;

import org.jspecify.annotations.NullMarked;
