package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Condition;
import dev.groundwork.localstack.dynamodb.expression.Condition.Comparator;
import dev.groundwork.localstack.dynamodb.expression.ExpressionKind;
import dev.groundwork.localstack.dynamodb.expression.Operand;
import dev.groundwork.localstack.dynamodb.table.KeyAttribute;
import dev.groundwork.localstack.dynamodb.table.KeySchema;
import dev.groundwork.localstack.dynamodb.table.RowKey;
import dev.groundwork.localstack.dynamodb.table.RowKey.Position;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows that a key condition selects: from one bound to another within a partition. */
record KeyRange(RowKey low, RowKey high) {

    private static final String KEY_CONDITION = ExpressionKind.KEY_CONDITION.member();

    /** Reads a key condition: equality of the hash key, and perhaps one condition on the range key. */
    static KeyRange of(KeySchema schema, Condition condition) {
        var parts = new ArrayList<Condition>();
        flatten(condition, parts);
        Condition hash = null;
        Condition range = null;
        for (var part : parts) {
            var name = attribute(part);
            if (name.equals(schema.hash().name())) {
                hash = unique(hash, part);
            } else if (schema.range().filter(r -> r.name().equals(name)).isPresent()) {
                range = unique(range, part);
            }
        }
        if (hash == null) {
            throw missed(schema.hash());
        }
        if (parts.size() > (range == null ? 1 : 2)) {
            throw range == null && schema.range().isPresent()
                    ? missed(schema.range().get())
                    : DynamoDbError.validation("Query key condition not supported");
        }
        if (!(hash instanceof Condition.Compare(var left, var comparator, var right))
                || comparator != Comparator.EQUAL) {
            throw DynamoDbError.validation("Query key condition not supported");
        }
        var partition = checked(schema.hash(), right);
        return range == null ? whole(partition) : of(partition, schema.range().orElseThrow(), range);
    }

    private static void flatten(Condition condition, List<Condition> parts) {
        if (condition instanceof Condition.And(var left, var right)) {
            flatten(left, parts);
            flatten(right, parts);
        } else {
            parts.add(condition);
        }
    }

    private static Condition unique(@Nullable Condition earlier, Condition part) {
        if (earlier != null) {
            throw DynamoDbError.validation(
                    "Invalid " + KEY_CONDITION + ": " + KEY_CONDITION + "s must only contain one condition per key");
        }
        return part;
    }

    private static String attribute(Condition part) {
        var operand =
                switch (part) {
                    case Condition.Compare(var left, var comparator, var right) -> requireNot(comparator, left);
                    case Condition.Between(var between, var low, var high) -> between;
                    case Condition.BeginsWith(var begins, var prefix) -> begins;
                    case Condition.Or or -> throw unsupported("OR");
                    case Condition.Not not -> throw unsupported("NOT");
                    case Condition.In in -> throw unsupported("IN");
                    case Condition.Contains contains -> throw unsupported("contains");
                    case Condition.Exists exists -> throw unsupported("attribute_exists");
                    case Condition.HasType type -> throw unsupported("attribute_type");
                    case Condition.And and -> throw new IllegalStateException("flattened before");
                };
        if (operand instanceof Operand.AtPath(var path) && path.isTopLevel()) {
            return path.root();
        }
        throw DynamoDbError.validation("Invalid " + KEY_CONDITION + ": the left operand must be a key attribute");
    }

    private static Operand requireNot(Comparator comparator, Operand operand) {
        if (comparator == Comparator.NOT_EQUAL) {
            throw unsupported("<>");
        }
        return operand;
    }

    private static DynamoDbError unsupported(String operator) {
        return DynamoDbError.validation(
                "Invalid " + KEY_CONDITION + ": Invalid operator used in " + KEY_CONDITION + ": " + operator);
    }

    private static DynamoDbError missed(KeyAttribute attribute) {
        return DynamoDbError.validation("Query condition missed key schema element: " + attribute.name());
    }

    private static AttributeValue checked(KeyAttribute attribute, Operand operand) {
        if (!(operand instanceof Operand.Given(var value))) {
            throw DynamoDbError.validation("Invalid " + KEY_CONDITION + ": the right operand must be a value");
        }
        if (value.type() != attribute.type()) {
            throw DynamoDbError.validation(
                    "One or more parameter values were invalid: Condition parameter type does not match"
                            + " schema type");
        }
        Keys.requireKey(new KeySchema(attribute, Optional.empty()), Map.of(attribute.name(), value));
        return value;
    }

    private static KeyRange whole(AttributeValue hash) {
        return new KeyRange(RowKey.partition(hash, Position.BEFORE), RowKey.partition(hash, Position.BEHIND));
    }

    private static KeyRange of(AttributeValue hash, KeyAttribute attribute, Condition condition) {
        var whole = whole(hash);
        if (condition instanceof Condition.Between(var operand, var from, var to)) {
            return new KeyRange(
                    RowKey.bound(hash, checked(attribute, from), Position.BEFORE),
                    RowKey.bound(hash, checked(attribute, to), Position.BEHIND));
        }
        if (condition instanceof Condition.BeginsWith(var operand, var given)) {
            var prefix = checked(attribute, given);
            return new KeyRange(
                    RowKey.bound(hash, prefix, Position.BEFORE), RowKey.bound(hash, prefix, Position.BEHIND_PREFIX));
        }
        if (condition instanceof Condition.Compare(var operand, var comparator, var given)) {
            var value = checked(attribute, given);
            var before = RowKey.bound(hash, value, Position.BEFORE);
            var behind = RowKey.bound(hash, value, Position.BEHIND);
            return switch (comparator) {
                case EQUAL -> new KeyRange(before, behind);
                case LESS -> new KeyRange(whole.low, before);
                case LESS_OR_EQUAL -> new KeyRange(whole.low, behind);
                case GREATER -> new KeyRange(behind, whole.high);
                case GREATER_OR_EQUAL -> new KeyRange(before, whole.high);
                case NOT_EQUAL -> throw unsupported("<>");
            };
        }
        throw DynamoDbError.validation("Query key condition not supported");
    }
}
