/** Tests of this feature. */
@NullMarked
package dev.groundwork.credits.quotes;

import org.jspecify.annotations.NullMarked;
