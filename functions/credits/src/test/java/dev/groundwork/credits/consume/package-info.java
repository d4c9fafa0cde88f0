/** Tests of this feature. */
@NullMarked
package dev.groundwork.credits.consume;

import org.jspecify.annotations.NullMarked;
