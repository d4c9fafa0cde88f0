/** Prices that are promised for a while: made here, honoured by consume and holds. */
@NullMarked
package dev.groundwork.credits.quotes;

import org.jspecify.annotations.NullMarked;
