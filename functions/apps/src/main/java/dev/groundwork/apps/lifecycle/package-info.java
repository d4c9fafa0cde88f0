/** Stopping, starting and restarting an app. */
@NullMarked
package dev.groundwork.apps.lifecycle;

import org.jspecify.annotations.NullMarked;
