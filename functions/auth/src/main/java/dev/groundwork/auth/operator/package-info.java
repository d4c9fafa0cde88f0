/** Other people's accounts, for a service with the scope {@code accounts:operate}. */
@NullMarked
package dev.groundwork.auth.operator;

import org.jspecify.annotations.NullMarked;
