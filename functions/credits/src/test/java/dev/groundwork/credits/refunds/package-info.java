/** Tests of this feature. */
@NullMarked
package dev.groundwork.credits.refunds;

import org.jspecify.annotations.NullMarked;
