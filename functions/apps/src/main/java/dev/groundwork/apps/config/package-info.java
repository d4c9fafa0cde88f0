/** The variables of an app. */
@NullMarked
package dev.groundwork.apps.config;

import org.jspecify.annotations.NullMarked;
