/** Uploading the source of an app. */
@NullMarked
package dev.groundwork.apps.source;

import org.jspecify.annotations.NullMarked;
