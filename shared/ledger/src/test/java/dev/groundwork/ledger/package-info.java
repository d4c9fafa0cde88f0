/** The contract that every ledger keeps, and the ledger in plain maps that keeps it too. */
@NullMarked
package dev.groundwork.ledger;

import org.jspecify.annotations.NullMarked;
