package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.expression.Operand.AtPath;
import dev.groundwork.localstack.dynamodb.expression.Operand.Given;
import dev.groundwork.localstack.dynamodb.value.AttributeType;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import dev.groundwork.localstack.dynamodb.value.ValueOrder;
import java.util.List;

/** Rules for operands that hold whatever the item is. */
final class OperandRules {

    private final ExpressionKind kind;

    OperandRules(ExpressionKind kind) {
        this.kind = kind;
    }

    /** The first operand is a path that none of the others repeats; given values have an order where one is needed. */
    void comparable(String operator, Operand first, List<Operand> others, boolean needsOrder) {
        for (var other : others) {
            distinct(operator, first, other);
            if (needsOrder) {
                ordered(operator, other);
            }
        }
        if (needsOrder) {
            ordered(operator, first);
        }
    }

    void distinct(String operator, Operand first, Operand other) {
        if (first instanceof AtPath(var path) && first.equals(other)) {
            throw kind.refusal("The first operand must be distinct from the remaining operands for this operator or"
                    + " function; operator: " + operator + ", first operand: " + path);
        }
    }

    void bounds(Operand low, Operand high) {
        if (low instanceof Given(var from) && high instanceof Given(var to)) {
            if (from.type() != to.type()) {
                throw kind.refusal(
                        "The BETWEEN operator requires same data type for lower and upper bounds; lower bound"
                                + " operand: " + shown(from) + ", upper bound operand: " + shown(to));
            }
            if (ValueOrder.SCALARS.compare(from, to) > 0) {
                throw kind.refusal(
                        "The BETWEEN operator requires upper bound to be greater than or equal to lower bound;"
                                + " lower bound operand: " + shown(from) + ", upper bound operand: " + shown(to));
            }
        }
    }

    void prefix(Operand operand) {
        if (operand instanceof Given(var value) && value.type() != AttributeType.S && value.type() != AttributeType.B) {
            throw kind.refusal("Incorrect operand type for operator or function; operator or function: begins_with,"
                    + " operand type: " + value.type());
        }
    }

    private void ordered(String operator, Operand operand) {
        if (operand instanceof Given(var value) && !value.type().isOrdered()) {
            throw kind.refusal("Incorrect operand type for operator or function; operator: " + operator
                    + ", operand type: " + value.type());
        }
    }

    private static String shown(AttributeValue value) {
        var content = ValueJson.write(value).path(value.type().name());
        return "AttributeValue: {" + value.type() + ":" + content.asText() + "}";
    }
}
