package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Path;
import dev.groundwork.localstack.dynamodb.expression.Projection;
import dev.groundwork.localstack.dynamodb.expression.Update;
import dev.groundwork.localstack.dynamodb.operation.WritePlan.Change;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of an item that a write answers. */
enum ReturnValues {
    NONE,
    ALL_OLD,
    UPDATED_OLD,
    ALL_NEW,
    UPDATED_NEW;

    static ReturnValues of(Request request, boolean isUpdate) {
        var chosen = request.choice("ReturnValues", ReturnValues.class, NONE);
        if (!isUpdate && chosen != NONE && chosen != ALL_OLD) {
            throw DynamoDbError.validation("ReturnValues can only be ALL_OLD or NONE");
        }
        return chosen;
    }

    /** The attributes to answer, empty where there are none. */
    Map<String, AttributeValue> of(Change change, Optional<Row> before, Optional<Row> after) {
        return switch (this) {
            case NONE -> Map.of();
            case ALL_OLD -> item(before);
            case ALL_NEW -> item(after);
            case UPDATED_OLD -> updated(change, item(before));
            case UPDATED_NEW -> updated(change, item(after));
        };
    }

    private static Map<String, AttributeValue> item(Optional<Row> row) {
        return row.map(Row::item).orElse(Map.of());
    }

    private static Map<String, AttributeValue> updated(Change change, Map<String, AttributeValue> item) {
        return change instanceof Change.Edit(var update) ? new Projection(shown(update)).of(item) : Map.of();
    }

    /** The paths written, those into lists cut at the list: elements move, so the list is answered whole. */
    private static List<Path> shown(Update update) {
        var shown = new ArrayList<Path>();
        for (var path : update.paths().map(ReturnValues::untilList).toList()) {
            if (!shown.contains(path)) {
                shown.add(path);
            }
        }
        return shown;
    }

    private static Path untilList(Path path) {
        for (int i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i) instanceof Path.Step.Element) {
                return new Path(path.root(), path.steps().subList(0, i));
            }
        }
        return path;
    }
}
