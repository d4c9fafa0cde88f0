/** The nightly sweep: what Stripe could not deliver, what was paid without effect, and what was parked. */
@NullMarked
package dev.groundwork.payments.sweep;

import org.jspecify.annotations.NullMarked;
