/** Stripe's events, and what they do to credits. */
@NullMarked
package dev.groundwork.payments.webhook;

import org.jspecify.annotations.NullMarked;
