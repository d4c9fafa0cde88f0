/** The balance of a user, and the days for which it pays the running apps. */
@NullMarked
package dev.groundwork.credits.balance;

import org.jspecify.annotations.NullMarked;
