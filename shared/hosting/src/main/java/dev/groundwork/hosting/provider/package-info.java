/** Hosting providers: the port and its outcomes. */
@NullMarked
package dev.groundwork.hosting.provider;

import org.jspecify.annotations.NullMarked;
