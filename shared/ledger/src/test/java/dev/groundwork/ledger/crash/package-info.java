/** Many requests at random, while processes and calls fail. */
@NullMarked
package dev.groundwork.ledger.crash;

import org.jspecify.annotations.NullMarked;
