/** Credits for browsers and services. */
@NullMarked
package dev.groundwork.credits;

import org.jspecify.annotations.NullMarked;
