/** The routes of credits and their JSON. */
@NullMarked
package dev.groundwork.credits.http;

import org.jspecify.annotations.NullMarked;
