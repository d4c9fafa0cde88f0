/** Logs of apps. */
@NullMarked
package dev.groundwork.hosting.logs;

import org.jspecify.annotations.NullMarked;
