package dev.groundwork.auth.signin;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.localstack.dynamodb.expression.ConditionEvaluator;
import dev.groundwork.localstack.dynamodb.expression.ConditionParser;
import dev.groundwork.localstack.dynamodb.expression.ExpressionKind;
import dev.groundwork.localstack.dynamodb.expression.Placeholders;
import dev.groundwork.localstack.dynamodb.expression.UpdateEvaluator;
import dev.groundwork.localstack.dynamodb.expression.UpdateParser;
import dev.groundwork.testing.EngineValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Items in memory, changed as the local cloud's engine does it, without a connection: a test can run ten thousand schedules on it. Conditions go
 * through a function first, so that a test can take one away.
 */
final class MemoryTables {

    private final UnaryOperator<String> conditions;
    private Map<String, Map<String, AttributeValue>> items = Map.of();
    private int changes;

    MemoryTables(UnaryOperator<String> conditions) {
        this.conditions = conditions;
    }

    /** Every item by table and key. */
    Map<String, Map<String, AttributeValue>> items() {
        return items;
    }

    /** Replaces every item. */
    void restore(Map<String, Map<String, AttributeValue>> saved) {
        items = saved;
        changes = 0;
    }

    /** The number of changes so far. */
    int changes() {
        return changes;
    }

    UpdateItemResponse update(UpdateItemRequest r) {
        var write = write(TransactWriteItem.builder()
                .update(u -> u.tableName(r.tableName())
                        .key(r.key())
                        .conditionExpression(r.conditionExpression())
                        .updateExpression(r.updateExpression())
                        .expressionAttributeNames(r.expressionAttributeNames())
                        .expressionAttributeValues(r.expressionAttributeValues()))
                .build());
        if (!write.holds(items)) {
            throw ConditionalCheckFailedException.builder()
                    .item(items.get(write.key))
                    .writableStackTrace(false)
                    .build();
        }
        commit(List.of(write));
        return UpdateItemResponse.builder().attributes(items.get(write.key)).build();
    }

    TransactWriteItemsResponse commit(TransactWriteItemsRequest r) {
        var writes = r.transactItems().stream().map(this::write).toList();
        var reasons = new ArrayList<CancellationReason>();
        for (var write : writes) {
            reasons.add(
                    write.holds(items)
                            ? CancellationReason.builder().code("None").build()
                            : CancellationReason.builder()
                                    .code("ConditionalCheckFailed")
                                    .item(items.get(write.key))
                                    .build());
        }
        if (reasons.stream().anyMatch(reason -> !"None".equals(reason.code()))) {
            throw TransactionCanceledException.builder()
                    .cancellationReasons(reasons)
                    .writableStackTrace(false)
                    .build();
        }
        commit(writes);
        return TransactWriteItemsResponse.builder().build();
    }

    private void commit(List<Write> writes) {
        var after = new HashMap<>(items);
        for (var write : writes) {
            after.put(write.key, write.result(items));
        }
        items = Map.copyOf(after);
        changes++;
    }

    private Write write(TransactWriteItem item) {
        var put = item.put();
        if (put != null) {
            return new Write(
                    key(put.tableName(), put.item()),
                    put.item(),
                    condition(put.conditionExpression()),
                    "",
                    put.expressionAttributeNames(),
                    put.expressionAttributeValues());
        }
        var update = item.update();
        return new Write(
                key(update.tableName(), update.key()),
                update.key(),
                condition(update.conditionExpression()),
                update.updateExpression(),
                update.expressionAttributeNames(),
                update.expressionAttributeValues());
    }

    private String condition(@Nullable String text) {
        return text == null ? "" : conditions.apply(text);
    }

    private static String key(String table, Map<String, AttributeValue> item) {
        var key = new Item(item);
        return table + " " + key.string("pk") + " " + key.string("sk");
    }

    /** One write; of a put the whole item, of an update its key. */
    private record Write(
            String key,
            Map<String, AttributeValue> item,
            String condition,
            String update,
            Map<String, String> names,
            Map<String, AttributeValue> values) {

        boolean holds(Map<String, Map<String, AttributeValue>> items) {
            return condition.isEmpty()
                    || ConditionEvaluator.holds(
                            ConditionParser.parse(ExpressionKind.CONDITION, condition, placeholders()),
                            EngineValues.in(items.getOrDefault(key, Map.of())));
        }

        Map<String, AttributeValue> result(Map<String, Map<String, AttributeValue>> items) {
            return update.isEmpty()
                    ? item
                    : EngineValues.out(UpdateEvaluator.apply(
                            UpdateParser.parse(update, placeholders()),
                            EngineValues.in(items.getOrDefault(key, item))));
        }

        private Placeholders placeholders() {
            return new Placeholders(names, EngineValues.in(values));
        }
    }
}
