/** The engine: locks, contention, long histories. */
@NullMarked
package dev.groundwork.ledger.engine;

import org.jspecify.annotations.NullMarked;
