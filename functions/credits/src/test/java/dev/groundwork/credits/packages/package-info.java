/** Tests of this feature. */
@NullMarked
package dev.groundwork.credits.packages;

import org.jspecify.annotations.NullMarked;
