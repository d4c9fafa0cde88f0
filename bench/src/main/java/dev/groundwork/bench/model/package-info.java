/**
 * A model of the daily debit at any size: the ledger's own engine over an account table in memory, under workers, queue messages and
 * throttles in virtual time. docs/scale.md says what it leaves out.
 */
@NullMarked
package dev.groundwork.bench.model;

import org.jspecify.annotations.NullMarked;
