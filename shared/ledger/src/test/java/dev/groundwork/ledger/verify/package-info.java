/** The checker, on sound ledgers and on damaged ones. */
@NullMarked
package dev.groundwork.ledger.verify;

import org.jspecify.annotations.NullMarked;
