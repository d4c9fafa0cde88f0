package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.dynamodb.table.Capacity;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.RowKey;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.util.List;

/** GetItem: one item by its key. Every read is consistent; what was asked for shows in the capacity only. */
public final class GetItem implements Operation {

    private final Database database;
    private final Tables tables;

    public GetItem(Database database) {
        this.database = database;
        this.tables = new Tables(database);
    }

    @Override
    public Command prepare(JsonNode body) {
        var request = new Request(body);
        request.refuseLegacy("AttributesToGet");
        var table = tables.definition(request);
        var key = WritePlanReader.key(request, table);
        var expressions = new ExpressionReader(request);
        var projection = expressions.projection();
        expressions.requireAllUsed();
        boolean consistent = request.flag("ConsistentRead");
        var capacity = ReturnCapacity.of(request);
        return new Command(List.of(new Target(table.name(), key)), () -> {
            var row = database.read(() -> database.table(table).get(RowKey.of(table.keys(), key)));
            var answer = JsonNodeFactory.instance.objectNode();
            row.map(Row::item)
                    .map(item -> projection.map(p -> p.of(item)).orElse(item))
                    .ifPresent(item -> answer.set("Item", ValueJson.write(item)));
            double units = Capacity.readUnits(row.map(Row::size).orElse(0), consistent);
            capacity.addTo(answer, table.name(), Capacity.ofTable(units));
            return answer;
        });
    }
}
