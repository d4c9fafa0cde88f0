/** An account as it is stored: its values, its items in the table {@code accounts} with their keys and conditions, and the one way to change them. */
@NullMarked
package dev.groundwork.auth.account;

import org.jspecify.annotations.NullMarked;
