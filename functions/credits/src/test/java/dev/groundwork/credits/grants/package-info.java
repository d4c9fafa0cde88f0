/** Tests of this feature. */
@NullMarked
package dev.groundwork.credits.grants;

import org.jspecify.annotations.NullMarked;
