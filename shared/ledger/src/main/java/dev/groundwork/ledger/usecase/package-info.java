/** What callers ask of the ledger, one class each. */
@NullMarked
package dev.groundwork.ledger.usecase;

import org.jspecify.annotations.NullMarked;
