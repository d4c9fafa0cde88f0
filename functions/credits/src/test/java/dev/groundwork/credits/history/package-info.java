/** Tests of this feature. */
@NullMarked
package dev.groundwork.credits.history;

import org.jspecify.annotations.NullMarked;
