/** Queries and forms as callers spell them. */
@NullMarked
package dev.groundwork.http;

import org.jspecify.annotations.NullMarked;
