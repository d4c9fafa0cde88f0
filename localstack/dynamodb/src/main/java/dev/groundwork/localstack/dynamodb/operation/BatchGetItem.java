package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.expression.Projection;
import dev.groundwork.localstack.dynamodb.table.Capacity;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.RowKey;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** BatchGetItem: up to 100 items by their keys, as many of them as fit into 16 MB. */
public final class BatchGetItem implements Operation {

    private static final int MAX_KEYS = 100;
    private static final long MAX_BYTES = 16L * 1024 * 1024;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Database database;
    private final Tables tables;

    public BatchGetItem(Database database) {
        this.database = database;
        this.tables = new Tables(database);
    }

    /** The keys and the projection of one table. */
    private record Wanted(
            TableDefinition table,
            Request asked,
            List<Map<String, AttributeValue>> keys,
            Optional<Projection> projection,
            boolean consistent) {}

    @Override
    public Command prepare(JsonNode body) {
        var request = new Request(body);
        var byTable = new Request(request.required("RequestItems"));
        var capacity = ReturnCapacity.of(request);
        var wanted = new ArrayList<Wanted>();
        for (var entry : request.entries("RequestItems")) {
            wanted.add(wanted(entry.getKey(), byTable.object(entry.getKey()).orElseThrow()));
        }
        long keys = wanted.stream().mapToLong(w -> w.keys().size()).sum();
        if (keys == 0) {
            throw Request.invalid("RequestItems", "{}", "Member must have length greater than or equal to 1");
        }
        if (keys > MAX_KEYS) {
            throw DynamoDbError.validation("Too many items requested for the BatchGetItem call");
        }
        var targets = wanted.stream()
                .flatMap(w -> w.keys().stream().map(key -> new Target(w.table().name(), key)))
                .toList();
        return new Command(targets, () -> database.read(() -> run(wanted, capacity)));
    }

    private Wanted wanted(String name, Request asked) {
        asked.refuseLegacy("AttributesToGet");
        var table = tables.definition(name);
        int count = asked.objects("Keys").size();
        if (count == 0 || count > MAX_KEYS) {
            throw Request.invalid(
                    "requestItems." + name + ".member.keys",
                    "[" + count + " keys]",
                    count == 0
                            ? "Member must have length greater than or equal to 1"
                            : "Member must have length less than or equal to " + MAX_KEYS);
        }
        var keys = new ArrayList<Map<String, AttributeValue>>();
        var seen = new HashSet<RowKey>();
        for (var node : asked.objects("Keys")) {
            var key = ValueJson.readItem(node.body());
            Keys.requireKey(table.keys(), key);
            if (!seen.add(RowKey.of(table.keys(), key))) {
                throw DynamoDbError.validation("Provided list of item keys contains duplicates");
            }
            keys.add(key);
        }
        var expressions = new ExpressionReader(asked);
        var projection = expressions.projection();
        expressions.requireAllUsed();
        return new Wanted(table, asked, keys, projection, asked.flag("ConsistentRead"));
    }

    private ObjectNode run(List<Wanted> wanted, ReturnCapacity capacity) {
        var answer = JSON.objectNode();
        var responses = answer.putObject("Responses");
        var unprocessed = answer.putObject("UnprocessedKeys");
        Map<String, Capacity> costs = new LinkedHashMap<>();
        long bytes = 0;
        for (var part : wanted) {
            var items = responses.putArray(part.table().name());
            var left = JSON.arrayNode();
            double units = 0;
            for (var key : part.keys()) {
                var row =
                        database.table(part.table()).get(RowKey.of(part.table().keys(), key));
                int size = row.map(Row::size).orElse(0);
                if (bytes + size > MAX_BYTES) {
                    left.add(ValueJson.write(key));
                    continue;
                }
                bytes += size;
                units += Capacity.readUnits(size, part.consistent());
                row.map(Row::item)
                        .map(item -> part.projection().map(p -> p.of(item)).orElse(item))
                        .ifPresent(item -> items.add(ValueJson.write(item)));
            }
            if (!left.isEmpty()) {
                ObjectNode again = part.asked().body().deepCopy();
                again.set("Keys", left);
                unprocessed.set(part.table().name(), again);
            }
            costs.put(part.table().name(), Capacity.ofTable(units));
        }
        capacity.addTo(answer, costs);
        return answer;
    }
}
