/** The handlers of the queue of deployments and of the minute schedule. */
@NullMarked
package dev.groundwork.deployments.worker;

import org.jspecify.annotations.NullMarked;
