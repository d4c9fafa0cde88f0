/** Tests of the ledger on tables, and the fake that passes the same contract. */
@NullMarked
package dev.groundwork.ledger.store;

import org.jspecify.annotations.NullMarked;
