/** The handler of the minute schedule. */
@NullMarked
package dev.groundwork.deployments.reconcile;

import org.jspecify.annotations.NullMarked;
