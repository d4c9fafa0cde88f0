/** The checker: what must hold of every ledger at every moment. */
@NullMarked
package dev.groundwork.ledger.verify;

import org.jspecify.annotations.NullMarked;
