/** Sign-in with a password. */
@NullMarked
package dev.groundwork.auth.signin;

import org.jspecify.annotations.NullMarked;
