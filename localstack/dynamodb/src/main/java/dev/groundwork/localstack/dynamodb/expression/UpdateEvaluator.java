package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Update.Change;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinarySet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.ListValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberSet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringSet;
import dev.groundwork.localstack.dynamodb.value.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Applies an update to an item, which stays as it is: the answer is a new one. */
public final class UpdateEvaluator {

    private static final String WRONG_TYPE = "An operand in the update expression has an incorrect data type";

    private final Map<String, AttributeValue> before;

    private UpdateEvaluator(Map<String, AttributeValue> before) {
        this.before = before;
    }

    /** The item afterwards, or a refusal. Every right-hand side sees the item before the update. */
    public static Map<String, AttributeValue> apply(Update update, Map<String, AttributeValue> before) {
        return new UpdateEvaluator(before).apply(update);
    }

    private Map<String, AttributeValue> apply(Update update) {
        record Write(Path path, AttributeValue value) {}
        var writes = new ArrayList<Write>();
        var removes = new ArrayList<Path>();
        // What is appended in the same update is not yet there to be removed.
        update.removes().stream().filter(path -> !path.isBeyondList(before)).forEach(removes::add);
        update.sets().forEach(set -> writes.add(new Write(set.path(), value(set.value()))));
        update.adds().forEach(add -> writes.add(new Write(add.path(), sum(add))));
        for (var delete : update.deletes()) {
            var present = delete.path().in(before);
            if (present.isPresent()) {
                difference(present.get(), delete.value())
                        .ifPresentOrElse(
                                rest -> writes.add(new Write(delete.path(), rest)), () -> removes.add(delete.path()));
            }
        }
        // Elements beyond the end of a list are appended in the order of their indexes, not in that of the clauses.
        writes.sort(Comparator.comparing(Write::path, DocumentWriter.IN_ORDER));
        removes.sort(DocumentWriter.IN_ORDER.reversed());
        var document = new DocumentWriter(before);
        writes.forEach(write -> document.put(write.path(), write.value()));
        removes.forEach(document::remove);
        return document.item();
    }

    private AttributeValue value(SetValue expression) {
        return switch (expression) {
            case SetValue.Given(var value) -> value;
            case SetValue.AtPath(var path) ->
                path.in(before)
                        .orElseThrow(() -> DynamoDbError.validation(
                                "The provided expression refers to an attribute that does not exist in the item"));
            case SetValue.Plus(var left, var right) -> new NumberValue(Numbers.add(number(left), number(right)));
            case SetValue.Minus(var left, var right) -> new NumberValue(Numbers.subtract(number(left), number(right)));
            case SetValue.IfNotExists(var path, var otherwise) ->
                path.in(before).orElseGet(() -> value(otherwise));
            case SetValue.ListAppend(var first, var second) -> {
                var joined = new ArrayList<>(list(first));
                joined.addAll(list(second));
                yield new ListValue(joined);
            }
        };
    }

    private BigDecimal number(SetValue operand) {
        if (value(operand) instanceof NumberValue(var number)) {
            return number;
        }
        throw DynamoDbError.validation(WRONG_TYPE);
    }

    private List<AttributeValue> list(SetValue operand) {
        if (value(operand) instanceof ListValue(var elements)) {
            return elements;
        }
        throw DynamoDbError.validation(WRONG_TYPE);
    }

    private AttributeValue sum(Change add) {
        var present = add.path().in(before);
        if (present.isEmpty()) {
            return add.value();
        }
        if (present.get() instanceof NumberValue(var left) && add.value() instanceof NumberValue(var right)) {
            return new NumberValue(Numbers.add(left, right));
        }
        if (present.get() instanceof StringSet(var left) && add.value() instanceof StringSet(var right)) {
            return new StringSet(union(left, right));
        }
        if (present.get() instanceof NumberSet(var left) && add.value() instanceof NumberSet(var right)) {
            return new NumberSet(union(left, right));
        }
        if (present.get() instanceof BinarySet(var left) && add.value() instanceof BinarySet(var right)) {
            return new BinarySet(union(left, right));
        }
        throw DynamoDbError.validation(WRONG_TYPE);
    }

    /** Returns the rest of a set; empty where nothing is left, since an item holds no empty sets. */
    private static Optional<AttributeValue> difference(AttributeValue from, AttributeValue members) {
        if (from instanceof StringSet(var left) && members instanceof StringSet(var right)) {
            return without(left, right).map(StringSet::new);
        }
        if (from instanceof NumberSet(var left) && members instanceof NumberSet(var right)) {
            return without(left, right).map(NumberSet::new);
        }
        if (from instanceof BinarySet(var left) && members instanceof BinarySet(var right)) {
            return without(left, right).map(BinarySet::new);
        }
        throw DynamoDbError.validation(WRONG_TYPE);
    }

    private static <T> Set<T> union(Set<T> left, Set<T> right) {
        var all = new LinkedHashSet<>(left);
        all.addAll(right);
        return all;
    }

    private static <T> Optional<Set<T>> without(Set<T> left, Set<T> right) {
        var rest = new LinkedHashSet<>(left);
        rest.removeAll(right);
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }
}
