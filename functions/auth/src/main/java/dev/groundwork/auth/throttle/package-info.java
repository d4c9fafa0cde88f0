/** Limits on attempts: waits of an address after failed sign-ins, and limits of a caller for all addresses. */
@NullMarked
package dev.groundwork.auth.throttle;

import org.jspecify.annotations.NullMarked;
