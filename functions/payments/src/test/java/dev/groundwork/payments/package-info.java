/** The payments function on tables of its own, beside the stand-in of Stripe. */
@NullMarked
package dev.groundwork.payments;

import org.jspecify.annotations.NullMarked;
