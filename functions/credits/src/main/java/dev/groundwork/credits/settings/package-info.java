/** A user's settings about credits. */
@NullMarked
package dev.groundwork.credits.settings;

import org.jspecify.annotations.NullMarked;
