/**
 * The interpreter of a ledger's operations. An operation decides what is to be done; the interpreter does it, through the port {@code LedgerStore}.
 * Depends on the model and the kernel.
 */
@NullMarked
package dev.groundwork.ledger.engine;

import org.jspecify.annotations.NullMarked;
