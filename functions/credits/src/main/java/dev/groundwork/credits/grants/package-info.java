/** Services give users a bonus. */
@NullMarked
package dev.groundwork.credits.grants;

import org.jspecify.annotations.NullMarked;
