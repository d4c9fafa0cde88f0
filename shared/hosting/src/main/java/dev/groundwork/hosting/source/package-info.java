/** Sources of apps: safe archives, and git repositories. */
@NullMarked
package dev.groundwork.hosting.source;

import org.jspecify.annotations.NullMarked;
