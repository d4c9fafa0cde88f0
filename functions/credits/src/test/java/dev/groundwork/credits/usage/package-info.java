/** Tests of this feature. */
@NullMarked
package dev.groundwork.credits.usage;

import org.jspecify.annotations.NullMarked;
