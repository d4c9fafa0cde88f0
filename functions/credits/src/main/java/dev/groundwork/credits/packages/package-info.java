/** The public price list. */
@NullMarked
package dev.groundwork.credits.packages;

import org.jspecify.annotations.NullMarked;
