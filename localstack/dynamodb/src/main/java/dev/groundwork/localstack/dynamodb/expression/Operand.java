package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;

/** An operand of a condition. */
public sealed interface Operand {

    /** The value at a path. */
    record AtPath(Path path) implements Operand {}

    /** A value given with the request. */
    record Given(AttributeValue value) implements Operand {}

    /** The size of what stands at a path: characters, bytes or members. */
    record SizeOf(Path path) implements Operand {}
}
