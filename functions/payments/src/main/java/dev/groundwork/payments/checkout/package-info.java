/** The purchase of a package: a page of Stripe's at which the user pays. */
@NullMarked
package dev.groundwork.payments.checkout;

import org.jspecify.annotations.NullMarked;
