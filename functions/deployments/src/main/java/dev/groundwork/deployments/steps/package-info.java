/** The handler of the queue of deployments. */
@NullMarked
package dev.groundwork.deployments.steps;

import org.jspecify.annotations.NullMarked;
