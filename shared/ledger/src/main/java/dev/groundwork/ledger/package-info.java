/**
 * Users' credits, as functions use them. Behind it: {@code model} (values and rules), {@code engine} (the interpreter of operations),
 * {@code store} (DynamoDB) and {@code verify} (the checker).
 */
@NullMarked
package dev.groundwork.ledger;

import org.jspecify.annotations.NullMarked;
