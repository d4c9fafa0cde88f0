/** Usage of credits by day and action. */
@NullMarked
package dev.groundwork.credits.usage;

import org.jspecify.annotations.NullMarked;
