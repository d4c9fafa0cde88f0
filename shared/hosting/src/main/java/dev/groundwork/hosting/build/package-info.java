/** Builds of the build agent: each becomes one deployment of the app of its idea. */
@NullMarked
package dev.groundwork.hosting.build;

import org.jspecify.annotations.NullMarked;
