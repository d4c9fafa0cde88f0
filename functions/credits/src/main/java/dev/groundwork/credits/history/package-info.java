/** A user's ledger, entry by entry, as JSON or CSV. */
@NullMarked
package dev.groundwork.credits.history;

import org.jspecify.annotations.NullMarked;
