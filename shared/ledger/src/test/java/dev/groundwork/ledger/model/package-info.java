/** What follows from the model alone. */
@NullMarked
package dev.groundwork.ledger.model;

import org.jspecify.annotations.NullMarked;
