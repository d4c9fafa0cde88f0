/** Services reserve credits before they know what something costs, and end the reservation. */
@NullMarked
package dev.groundwork.credits.holds;

import org.jspecify.annotations.NullMarked;
