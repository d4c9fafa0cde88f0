/** The event {@code build.completed} of the build agent. */
@NullMarked
package dev.groundwork.deployments.builds;

import org.jspecify.annotations.NullMarked;
