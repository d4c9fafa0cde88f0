/** Properties of the model alone, without a ledger. */
@NullMarked
package dev.groundwork.ledger.model;

import org.jspecify.annotations.NullMarked;
