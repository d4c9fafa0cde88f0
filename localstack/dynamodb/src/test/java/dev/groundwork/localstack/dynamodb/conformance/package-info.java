/** Contracts of DynamoDB, asked of an endpoint through the AWS SDK: of this engine, and of any other that is named. */
@NullMarked
package dev.groundwork.localstack.dynamodb.conformance;

import org.jspecify.annotations.NullMarked;
