/** Sessions: refresh, sign-out, and the list of signed-in devices. */
@NullMarked
package dev.groundwork.auth.sessions;

import org.jspecify.annotations.NullMarked;
