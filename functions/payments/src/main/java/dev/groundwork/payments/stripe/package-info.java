/** Calls of Stripe's API: key, deadlines, and what goes wrong there. */
@NullMarked
package dev.groundwork.payments.stripe;

import org.jspecify.annotations.NullMarked;
