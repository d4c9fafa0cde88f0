/** Expressions without an engine around them. */
@NullMarked
package dev.groundwork.localstack.dynamodb.expression;

import org.jspecify.annotations.NullMarked;
