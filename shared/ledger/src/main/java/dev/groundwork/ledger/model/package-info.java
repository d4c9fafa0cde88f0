/** A user's ledger and every decision about it, as values. Depends on the kernel alone. */
@NullMarked
package dev.groundwork.ledger.model;

import org.jspecify.annotations.NullMarked;
