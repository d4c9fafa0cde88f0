/** Errors of the protocol, in DynamoDB's words. */
@NullMarked
package dev.groundwork.localstack.dynamodb.error;

import org.jspecify.annotations.NullMarked;
