/** What a user has chosen about credits. */
@NullMarked
package dev.groundwork.credits.settings;

import org.jspecify.annotations.NullMarked;
