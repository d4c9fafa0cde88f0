package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Database;
import java.util.List;

/** Scan: all rows of a table or an index, or one of several segments of them. */
public final class Scan implements Operation {

    private static final int MAX_SEGMENTS = 1_000_000;

    private final Database database;
    private final Tables tables;

    public Scan(Database database) {
        this.database = database;
        this.tables = new Tables(database);
    }

    @Override
    public Command prepare(JsonNode body) {
        var request = new Request(body);
        request.refuseLegacy("ScanFilter", "AttributesToGet", "ConditionalOperator");
        var table = tables.definition(request);
        var expressions = new ExpressionReader(request);
        var selection = new Selection(request, table, expressions);
        expressions.requireAllUsed();
        var total = request.number("TotalSegments", 1, MAX_SEGMENTS);
        var segment = request.number("Segment", 0, MAX_SEGMENTS - 1);
        if (total.isPresent() != segment.isPresent()) {
            throw DynamoDbError.validation(
                    total.isPresent()
                            ? "The Segment parameter is required but was not present in the request when parameter"
                                    + " TotalSegments is present"
                            : "The TotalSegments parameter is required but was not present in the request when Segment"
                                    + " parameter is present");
        }
        int segments = total.orElse(1);
        int wanted = segment.orElse(0);
        if (wanted >= segments) {
            throw DynamoDbError.validation(
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments:" + " Segment: "
                            + wanted + " is not less than TotalSegments: " + segments);
        }
        return new Command(
                List.of(Target.table(table.name())),
                () -> selection.answer(database.read(() -> {
                    var rows = selection.rows(database.table(table));
                    return selection.page(rows.from(selection.start()), key -> key.segment(segments) == wanted);
                })));
    }
}
