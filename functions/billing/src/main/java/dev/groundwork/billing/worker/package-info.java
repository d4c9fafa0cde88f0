/** The handlers of schedules. */
@NullMarked
package dev.groundwork.billing.worker;

import org.jspecify.annotations.NullMarked;
