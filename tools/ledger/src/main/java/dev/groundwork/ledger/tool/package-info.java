/** The command {@code ./groundwork ledger verify}. */
@NullMarked
package dev.groundwork.ledger.tool;

import org.jspecify.annotations.NullMarked;
