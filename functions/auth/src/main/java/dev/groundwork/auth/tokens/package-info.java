/** Random secrets, signed access tokens, and how long each kind of token lives. */
@NullMarked
package dev.groundwork.auth.tokens;

import org.jspecify.annotations.NullMarked;
