/** Uptime of an app. */
@NullMarked
package dev.groundwork.apps.metrics;

import org.jspecify.annotations.NullMarked;
