/** Services take credits for what a user did. */
@NullMarked
package dev.groundwork.credits.consume;

import org.jspecify.annotations.NullMarked;
