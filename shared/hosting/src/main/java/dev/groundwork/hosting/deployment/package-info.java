/** Deployments as resumable steps: the request, the worker's steps under a lease, and the worker's queue. */
@NullMarked
package dev.groundwork.hosting.deployment;

import org.jspecify.annotations.NullMarked;
