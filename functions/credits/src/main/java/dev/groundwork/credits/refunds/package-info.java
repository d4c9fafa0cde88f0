/** Services refund a consume. */
@NullMarked
package dev.groundwork.credits.refunds;

import org.jspecify.annotations.NullMarked;
