/** The ledger in DynamoDB. */
@NullMarked
package dev.groundwork.ledger.adapter;

import org.jspecify.annotations.NullMarked;
