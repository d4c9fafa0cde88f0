/** The routes of /api/apps and their JSON. */
@NullMarked
package dev.groundwork.apps.http;

import org.jspecify.annotations.NullMarked;
