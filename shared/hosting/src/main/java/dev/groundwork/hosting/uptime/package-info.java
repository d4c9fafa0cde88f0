/** Uptime of apps: probes of their addresses each minute. */
@NullMarked
package dev.groundwork.hosting.uptime;

import org.jspecify.annotations.NullMarked;
