/** The deletion of an account, and the removal of what remains of it. */
@NullMarked
package dev.groundwork.auth.deletion;

import org.jspecify.annotations.NullMarked;
