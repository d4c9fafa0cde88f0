/** The DynamoDB of the stack: the engine of this repository, or an endpoint that GROUNDWORK_DYNAMODB_URL names. */
@NullMarked
package dev.groundwork.localstack.runner.tables;

import org.jspecify.annotations.NullMarked;
