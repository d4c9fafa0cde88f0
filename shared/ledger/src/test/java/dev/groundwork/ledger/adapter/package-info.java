/** Tests of the ledger on tables, and the fake that passes the same contract. */
@NullMarked
package dev.groundwork.ledger.adapter;

import org.jspecify.annotations.NullMarked;
