/** The edge of every HTTP function: problems, callers, the session check, request ids and headers. */
@NullMarked
package dev.groundwork.http;

import org.jspecify.annotations.NullMarked;
