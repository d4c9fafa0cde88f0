/** The items, conditions, units and calls of the table credits. */
@NullMarked
package dev.groundwork.ledger.store;

import org.jspecify.annotations.NullMarked;
