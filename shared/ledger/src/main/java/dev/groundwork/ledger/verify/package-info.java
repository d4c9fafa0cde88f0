/** What must hold of every ledger at every moment, and who sees that it does. */
@NullMarked
package dev.groundwork.ledger.verify;

import org.jspecify.annotations.NullMarked;
