/** Sign-in with Google. */
@NullMarked
package dev.groundwork.auth.google;

import org.jspecify.annotations.NullMarked;
