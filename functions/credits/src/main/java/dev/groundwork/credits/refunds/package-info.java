/** Services give back what a consume took. */
@NullMarked
package dev.groundwork.credits.refunds;

import org.jspecify.annotations.NullMarked;
