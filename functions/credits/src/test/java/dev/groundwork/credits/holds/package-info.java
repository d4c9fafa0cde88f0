/** Tests of this feature. */
@NullMarked
package dev.groundwork.credits.holds;

import org.jspecify.annotations.NullMarked;
