package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Condition;
import dev.groundwork.localstack.dynamodb.expression.ExpressionKind;
import dev.groundwork.localstack.dynamodb.expression.Update;
import dev.groundwork.localstack.dynamodb.operation.WritePlan.Change;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ItemSize;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.util.Map;
import java.util.Optional;

/** Reads writes from requests: PutItem, UpdateItem, DeleteItem and the parts of a transaction have the same members. */
final class WritePlanReader {

    /** Tells whether a refusal shows what was found: {@code ReturnValuesOnConditionCheckFailure}. */
    private enum OnFailure {
        NONE,
        ALL_OLD
    }

    private final Tables tables;

    WritePlanReader(Database database) {
        this.tables = new Tables(database);
    }

    WritePlan put(Request request) {
        request.refuseLegacy("Expected", "ConditionalOperator");
        var table = tables.definition(request);
        var item = ValueJson.readItem(request.required("Item"));
        var expressions = new ExpressionReader(request);
        var condition = expressions.condition(ExpressionKind.CONDITION);
        expressions.requireAllUsed();
        return plan(request, table, table.keys().of(item), condition, new Change.Put(row(table, item)));
    }

    /** The row of an item that may be put, or a refusal. */
    static Row row(TableDefinition table, Map<String, AttributeValue> item) {
        Keys.requireItem(table, item);
        var row = Row.of(item);
        if (row.size() > ItemSize.MAX_ITEM) {
            throw DynamoDbError.validation("Item size has exceeded the maximum allowed size");
        }
        return row;
    }

    WritePlan update(Request request, boolean expressionRequired) {
        request.refuseLegacy("Expected", "ConditionalOperator", "AttributeUpdates");
        var table = tables.definition(request);
        var key = key(request, table);
        if (expressionRequired) {
            request.requiredText("UpdateExpression");
        }
        var expressions = new ExpressionReader(request);
        var update = expressions.update().orElse(Update.none());
        var condition = expressions.condition(ExpressionKind.CONDITION);
        expressions.requireAllUsed();
        update.paths().filter(path -> table.keys().has(path.root())).findFirst().ifPresent(path -> {
            throw DynamoDbError.validation("One or more parameter values were invalid: Cannot update attribute "
                    + path.root() + ". This attribute is part of the key");
        });
        return plan(request, table, key, condition, new Change.Edit(update));
    }

    WritePlan delete(Request request) {
        request.refuseLegacy("Expected", "ConditionalOperator");
        return byKey(request, new Change.Delete());
    }

    WritePlan check(Request request) {
        request.requiredText(ExpressionKind.CONDITION.member());
        return byKey(request, new Change.Check());
    }

    private WritePlan byKey(Request request, Change change) {
        var table = tables.definition(request);
        var key = key(request, table);
        var expressions = new ExpressionReader(request);
        var condition = expressions.condition(ExpressionKind.CONDITION);
        expressions.requireAllUsed();
        return plan(request, table, key, condition, change);
    }

    static Map<String, AttributeValue> key(Request request, TableDefinition table) {
        var key = ValueJson.readItem(request.required("Key"));
        Keys.requireKey(table.keys(), key);
        return key;
    }

    private static WritePlan plan(
            Request request,
            TableDefinition table,
            Map<String, AttributeValue> key,
            Optional<Condition> condition,
            Change change) {
        var onFailure = request.choice("ReturnValuesOnConditionCheckFailure", OnFailure.class, OnFailure.NONE);
        return new WritePlan(table, key, condition, onFailure == OnFailure.ALL_OLD, change);
    }
}
