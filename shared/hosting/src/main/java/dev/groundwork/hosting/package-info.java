/** The deployment engine: what the functions apps and deployments do with sources, deployments and hosting providers. */
@NullMarked
package dev.groundwork.hosting;

import org.jspecify.annotations.NullMarked;
