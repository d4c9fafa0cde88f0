/** Tests of this feature. */
@NullMarked
package dev.groundwork.credits.settings;

import org.jspecify.annotations.NullMarked;
