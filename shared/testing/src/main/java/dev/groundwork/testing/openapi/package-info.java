/** Checks of requests to other services against their own API descriptions. */
@NullMarked
package dev.groundwork.testing.openapi;

import org.jspecify.annotations.NullMarked;
