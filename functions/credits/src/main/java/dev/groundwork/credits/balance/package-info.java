/** What a user has, and for how many days it pays the running apps. */
@NullMarked
package dev.groundwork.credits.balance;

import org.jspecify.annotations.NullMarked;
