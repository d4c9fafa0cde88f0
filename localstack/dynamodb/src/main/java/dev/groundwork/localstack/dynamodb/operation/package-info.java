/** One class per operation of the protocol. */
@NullMarked
package dev.groundwork.localstack.dynamodb.operation;

import org.jspecify.annotations.NullMarked;
