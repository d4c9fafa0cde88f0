/** The ledger in DynamoDB. */
@NullMarked
package dev.groundwork.ledger.store;

import org.jspecify.annotations.NullMarked;
