/** Parts that tests of functions share. Never part of a function. */
@NullMarked
package dev.groundwork.testing;

import org.jspecify.annotations.NullMarked;
