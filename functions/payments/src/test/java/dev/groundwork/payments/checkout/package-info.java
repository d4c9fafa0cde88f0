/** The purchase of packages. */
@NullMarked
package dev.groundwork.payments.checkout;

import org.jspecify.annotations.NullMarked;
