/** The command that prepares an account at Stripe. */
@NullMarked
package dev.groundwork.payments.setup;

import org.jspecify.annotations.NullMarked;
