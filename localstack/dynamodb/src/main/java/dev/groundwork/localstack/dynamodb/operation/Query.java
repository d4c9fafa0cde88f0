package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.ExpressionKind;
import dev.groundwork.localstack.dynamodb.table.Database;
import java.util.List;

/** Query: the rows of one partition of a table or an index, in the order of the range key. */
public final class Query implements Operation {

    private final Database database;
    private final Tables tables;

    public Query(Database database) {
        this.database = database;
        this.tables = new Tables(database);
    }

    @Override
    public Command prepare(JsonNode body) {
        var request = new Request(body);
        request.refuseLegacy("KeyConditions", "QueryFilter", "AttributesToGet", "ConditionalOperator");
        var table = tables.definition(request);
        var expressions = new ExpressionReader(request);
        var condition = expressions
                .condition(ExpressionKind.KEY_CONDITION)
                .orElseThrow(
                        () -> DynamoDbError.validation(
                                "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."));
        var selection = new Selection(request, table, expressions);
        expressions.requireAllUsed();
        var range = KeyRange.of(selection.keys(), condition);
        selection.filter().ifPresent(filter -> FilterRules.requireNoKeys(filter, selection.keys()));
        requireInRange(selection, range);
        boolean forward = !request.member("ScanIndexForward")
                .filter(f -> !f.asBoolean(true))
                .isPresent();
        return new Command(
                List.of(Target.table(table.name())),
                () -> selection.answer(database.read(() -> {
                    var rows = selection.rows(database.table(table));
                    return selection.page(
                            rows.between(range.low(), range.high(), forward, selection.start()), key -> true);
                })));
    }

    private static void requireInRange(Selection selection, KeyRange range) {
        selection
                .start()
                .filter(start -> !start.hash().equals(range.low().hash()))
                .ifPresent(start -> {
                    throw DynamoDbError.validation(
                            "The provided starting key is outside query boundaries based on provided conditions");
                });
    }
}
