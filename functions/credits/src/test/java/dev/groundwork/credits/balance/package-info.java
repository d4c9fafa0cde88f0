/** Tests of this feature. */
@NullMarked
package dev.groundwork.credits.balance;

import org.jspecify.annotations.NullMarked;
