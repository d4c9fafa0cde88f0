package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.expression.Condition.Comparator;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinarySet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinaryValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BooleanValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.ListValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.MapValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NullValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberSet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringSet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringValue;
import dev.groundwork.localstack.dynamodb.value.ValueOrder;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Says whether a condition holds of an item; of a missing item as of one without attributes. */
public final class ConditionEvaluator {

    private ConditionEvaluator() {}

    /** Tells whether it holds. */
    public static boolean holds(Condition condition, Map<String, AttributeValue> item) {
        return switch (condition) {
            case Condition.And(var left, var right) -> holds(left, item) && holds(right, item);
            case Condition.Or(var left, var right) -> holds(left, item) || holds(right, item);
            case Condition.Not(var inner) -> !holds(inner, item);
            case Condition.Compare(var left, var comparator, var right) ->
                compare(value(left, item), comparator, value(right, item));
            case Condition.Between(var operand, var low, var high) ->
                compare(value(operand, item), Comparator.GREATER_OR_EQUAL, value(low, item))
                        && compare(value(operand, item), Comparator.LESS_OR_EQUAL, value(high, item));
            case Condition.In(var operand, var candidates) -> {
                var value = value(operand, item);
                yield candidates.stream().anyMatch(c -> compare(value, Comparator.EQUAL, value(c, item)));
            }
            case Condition.Exists(var path) -> path.in(item).isPresent();
            case Condition.HasType(var path, var type) ->
                path.in(item).filter(v -> v.type() == type).isPresent();
            case Condition.BeginsWith(var operand, var prefix) -> beginsWith(value(operand, item), value(prefix, item));
            case Condition.Contains(var container, var member) -> contains(value(container, item), value(member, item));
        };
    }

    private static Optional<AttributeValue> value(Operand operand, Map<String, AttributeValue> item) {
        return switch (operand) {
            case Operand.AtPath(var path) -> path.in(item);
            case Operand.Given(var value) -> Optional.of(value);
            case Operand.SizeOf(var path) -> {
                var size = path.in(item).map(ConditionEvaluator::size).orElse(OptionalInt.empty());
                yield size.isPresent()
                        ? Optional.of(new NumberValue(BigDecimal.valueOf(size.getAsInt())))
                        : Optional.empty();
            }
        };
    }

    private static boolean compare(
            Optional<AttributeValue> left, Comparator comparator, Optional<AttributeValue> right) {
        if (comparator == Comparator.NOT_EQUAL) {
            return !compare(left, Comparator.EQUAL, right);
        }
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        if (comparator == Comparator.EQUAL) {
            return left.get().equals(right.get());
        }
        var order = ValueOrder.compare(left.get(), right.get());
        return order.isPresent() && matches(comparator, order.getAsInt());
    }

    private static boolean matches(Comparator comparator, int order) {
        return switch (comparator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    private static boolean beginsWith(Optional<AttributeValue> value, Optional<AttributeValue> prefix) {
        if (value.isEmpty() || prefix.isEmpty()) {
            return false;
        }
        if (value.get() instanceof StringValue(var text) && prefix.get() instanceof StringValue(var start)) {
            return text.startsWith(start);
        }
        return value.get() instanceof BinaryValue(var bytes)
                && prefix.get() instanceof BinaryValue(var start)
                && bytes.startsWith(start);
    }

    private static boolean contains(Optional<AttributeValue> container, Optional<AttributeValue> member) {
        if (container.isEmpty() || member.isEmpty()) {
            return false;
        }
        var part = member.get();
        return switch (container.get()) {
            case StringValue(var text) -> part instanceof StringValue(var inner) && text.contains(inner);
            case BinaryValue(var bytes) -> part instanceof BinaryValue(var inner) && bytes.contains(inner);
            case StringSet(var members) -> part instanceof StringValue(var inner) && members.contains(inner);
            case NumberSet(var members) -> part instanceof NumberValue(var inner) && members.contains(inner);
            case BinarySet(var members) -> part instanceof BinaryValue(var inner) && members.contains(inner);
            case ListValue(var elements) -> elements.contains(part);
            case MapValue v -> false;
            case NumberValue v -> false;
            case BooleanValue v -> false;
            case NullValue v -> false;
        };
    }

    private static OptionalInt size(AttributeValue value) {
        return switch (value) {
            case StringValue(var text) -> OptionalInt.of(text.length());
            case BinaryValue(var bytes) -> OptionalInt.of(bytes.length());
            case StringSet(var members) -> OptionalInt.of(members.size());
            case NumberSet(var members) -> OptionalInt.of(members.size());
            case BinarySet(var members) -> OptionalInt.of(members.size());
            case ListValue(var elements) -> OptionalInt.of(elements.size());
            case MapValue(var members) -> OptionalInt.of(members.size());
            case NumberValue v -> OptionalInt.empty();
            case BooleanValue v -> OptionalInt.empty();
            case NullValue v -> OptionalInt.empty();
        };
    }
}
