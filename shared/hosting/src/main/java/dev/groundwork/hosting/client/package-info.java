/** HTTP calls with a deadline and a bounded answer. */
@NullMarked
package dev.groundwork.hosting.client;

import org.jspecify.annotations.NullMarked;
