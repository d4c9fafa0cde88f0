/** A user's ledger as values, and the rules for them. Depends on the kernel alone. */
@NullMarked
package dev.groundwork.ledger.model;

import org.jspecify.annotations.NullMarked;
