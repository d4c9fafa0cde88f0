/** Passwords: hashing, and the checks that a new one passes. */
@NullMarked
package dev.groundwork.auth.password;

import org.jspecify.annotations.NullMarked;
