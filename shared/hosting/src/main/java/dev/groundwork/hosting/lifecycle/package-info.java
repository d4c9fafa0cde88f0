/** The life of an app: create, start, stop, restart, delete. */
@NullMarked
package dev.groundwork.hosting.lifecycle;

import org.jspecify.annotations.NullMarked;
