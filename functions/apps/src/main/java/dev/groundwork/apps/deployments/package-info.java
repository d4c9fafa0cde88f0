/** Requesting, listing and reading deployments. */
@NullMarked
package dev.groundwork.apps.deployments;

import org.jspecify.annotations.NullMarked;
