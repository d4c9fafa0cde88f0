package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;

/** The right-hand side of a SET clause. Paths in it see the item as it was before the update. */
public sealed interface SetValue {

    /** A value given with the request. */
    record Given(AttributeValue value) implements SetValue {}

    /** The value at a path; an update of an item without it is refused. */
    record AtPath(Path path) implements SetValue {}

    /** The sum of two numbers. */
    record Plus(SetValue left, SetValue right) implements SetValue {}

    /** The difference of two numbers. */
    record Minus(SetValue left, SetValue right) implements SetValue {}

    /** The value at a path, or else the other value. */
    record IfNotExists(Path path, SetValue otherwise) implements SetValue {}

    /** Two lists, one after the other. */
    record ListAppend(SetValue first, SetValue second) implements SetValue {}
}
