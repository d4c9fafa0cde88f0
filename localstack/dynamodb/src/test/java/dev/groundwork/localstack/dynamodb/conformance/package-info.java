/** What DynamoDB promises, asked of an endpoint through the AWS SDK: of our engine, and of any other that is named. */
@NullMarked
package dev.groundwork.localstack.dynamodb.conformance;

import org.jspecify.annotations.NullMarked;
