/** A DynamoDB-compatible engine in one process: the door is {@code DynamoDbEngine}, over HTTP {@code DynamoDbServer}. */
@NullMarked
package dev.groundwork.localstack.dynamodb;

import org.jspecify.annotations.NullMarked;
