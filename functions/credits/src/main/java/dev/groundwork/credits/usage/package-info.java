/** What a user's credits went into, by day and action. */
@NullMarked
package dev.groundwork.credits.usage;

import org.jspecify.annotations.NullMarked;
