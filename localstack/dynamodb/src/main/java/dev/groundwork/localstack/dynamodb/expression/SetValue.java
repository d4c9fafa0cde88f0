package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;

/** The right-hand side of a SET clause. Paths in it see the item as it was before the update. */
public sealed interface SetValue {

    /** A value given with the request. */
    record Given(AttributeValue value) implements SetValue {}

    /** What stands at a path; the update is refused where nothing does. */
    record AtPath(Path path) implements SetValue {}

    /** The sum of two numbers. */
    record Plus(SetValue left, SetValue right) implements SetValue {}

    /** The difference of two numbers. */
    record Minus(SetValue left, SetValue right) implements SetValue {}

    /** What stands at a path, or else the other. */
    record IfNotExists(Path path, SetValue otherwise) implements SetValue {}

    /** Two lists, one after the other. */
    record ListAppend(SetValue first, SetValue second) implements SetValue {}
}
