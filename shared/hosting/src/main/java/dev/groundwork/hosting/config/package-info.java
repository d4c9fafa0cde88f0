/** The configuration of apps: variables that only their processes and builds read again. */
@NullMarked
package dev.groundwork.hosting.config;

import org.jspecify.annotations.NullMarked;
