package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Condition;
import dev.groundwork.localstack.dynamodb.expression.ConditionEvaluator;
import dev.groundwork.localstack.dynamodb.expression.Update;
import dev.groundwork.localstack.dynamodb.expression.UpdateEvaluator;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.RowKey;
import dev.groundwork.localstack.dynamodb.table.Table;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import dev.groundwork.localstack.dynamodb.table.Write;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ItemSize;
import java.util.Map;
import java.util.Optional;

/**
 * One write as a request asks for it, alone or within a transaction.
 *
 * @param returnsFound whether a refusal shows the item that was found
 */
record WritePlan(
        TableDefinition table,
        Map<String, AttributeValue> key,
        Optional<Condition> condition,
        boolean returnsFound,
        Change change) {

    /** The change that a write makes. */
    sealed interface Change {
        /** The item replaces what stands there. */
        record Put(Row row) implements Change {}

        /** The update is applied to what stands there, or to an item with nothing but the key. */
        record Edit(Update update) implements Change {}

        /** Removes the item. */
        record Delete() implements Change {}

        /** Nothing is written. */
        record Check() implements Change {}
    }

    RowKey rowKey() {
        return RowKey.of(table.keys(), key);
    }

    Target target() {
        return new Target(table.name(), key);
    }

    /** Tells whether the condition holds of what stands there. */
    boolean holds(Optional<Row> before) {
        return condition
                .map(c -> ConditionEvaluator.holds(c, before.map(Row::item).orElse(Map.of())))
                .orElse(true);
    }

    /** Returns the item as it would be afterwards, or throws where the update does not fit it. */
    Write write(Optional<Row> before) {
        return new Write(table.name(), rowKey(), before, after(before));
    }

    private Optional<Row> after(Optional<Row> before) {
        return switch (change) {
            case Change.Put(var row) -> Optional.of(row);
            case Change.Delete() -> Optional.empty();
            case Change.Check() -> before;
            case Change.Edit(var update) -> Optional.of(edited(update, before));
        };
    }

    private Row edited(Update update, Optional<Row> before) {
        var item = UpdateEvaluator.apply(update, before.map(Row::item).orElse(key));
        Keys.requireIndexKeys(table, item);
        var row = Row.of(item);
        if (row.size() > ItemSize.MAX_ITEM) {
            throw DynamoDbError.validation("Item size to update has exceeded the maximum allowed size");
        }
        return row;
    }

    /** Finds the item at the plan's key. */
    Optional<Row> find(Table found) {
        return found.get(rowKey());
    }
}
