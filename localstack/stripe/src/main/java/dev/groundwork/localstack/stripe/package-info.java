/** Stripe on this machine: its API with state and time, a checkout page and signed webhooks. No money moves. */
@NullMarked
package dev.groundwork.localstack.stripe;

import org.jspecify.annotations.NullMarked;
