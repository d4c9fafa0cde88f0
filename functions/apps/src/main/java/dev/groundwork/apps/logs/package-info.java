/** Reading the logs of an app. */
@NullMarked
package dev.groundwork.apps.logs;

import org.jspecify.annotations.NullMarked;
