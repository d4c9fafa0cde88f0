/** The invariants of every ledger at every moment, and their check. */
@NullMarked
package dev.groundwork.ledger.verify;

import org.jspecify.annotations.NullMarked;
