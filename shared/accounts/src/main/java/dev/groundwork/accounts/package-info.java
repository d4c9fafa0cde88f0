/** The items of the table {@code accounts} that more than one context reads. The function auth writes them. */
@NullMarked
package dev.groundwork.accounts;

import org.jspecify.annotations.NullMarked;
