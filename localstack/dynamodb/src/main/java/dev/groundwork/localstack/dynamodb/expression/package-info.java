/** The expression language: conditions, updates, projections and key conditions. */
@NullMarked
package dev.groundwork.localstack.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
