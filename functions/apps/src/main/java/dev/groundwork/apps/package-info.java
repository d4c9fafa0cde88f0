/** Users' apps over HTTP: what they are, their source, their deployments, their logs. */
@NullMarked
package dev.groundwork.apps;

import org.jspecify.annotations.NullMarked;
