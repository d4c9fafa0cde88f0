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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** TransactGetItems: up to 100 items as they stand at one moment. */
public final class TransactGetItems implements Operation {

    private final Database database;
    private final Tables tables;

    public TransactGetItems(Database database) {
        this.database = database;
        this.tables = new Tables(database);
    }

    /** One read; its fault is why it cancels the transaction. */
    private record ItemRead(
            TableDefinition table,
            Map<String, AttributeValue> key,
            Optional<Projection> projection,
            Optional<String> fault) {}

    @Override
    public Command prepare(JsonNode body) {
        var request = new Request(body);
        var capacity = ReturnCapacity.of(request);
        var parts = TransactParts.of(request);
        var reads = parts.stream()
                .map(part -> read(part.object("Get").orElseThrow(() -> Request.missing("transactItems.member.get"))))
                .toList();
        requireSound(reads);
        if (reads.stream().distinct().count() < reads.size()) {
            throw DynamoDbError.validation("Transaction request cannot include multiple operations on one item");
        }
        var targets =
                reads.stream().map(r -> new Target(r.table().name(), r.key())).toList();
        return new Command(targets, () -> database.read(() -> run(reads, capacity)));
    }

    private ItemRead read(Request get) {
        var table = tables.definition(get);
        var key = ValueJson.readItem(get.required("Key"));
        var expressions = new ExpressionReader(get);
        var projection = expressions.projection();
        expressions.requireAllUsed();
        return new ItemRead(table, key, projection, fault(table, key));
    }

    private static Optional<String> fault(TableDefinition table, Map<String, AttributeValue> key) {
        try {
            Keys.requireKey(table.keys(), key);
            return Optional.empty();
        } catch (DynamoDbError refusal) {
            return Optional.of(refusal.text());
        }
    }

    /** A key that does not fit its table cancels the transaction, with a reason for each read. */
    private static void requireSound(List<ItemRead> reads) {
        if (reads.stream().anyMatch(read -> read.fault().isPresent())) {
            throw CancellationReason.cancelled(reads.stream()
                    .map(read -> read.fault().map(CancellationReason::invalid).orElse(CancellationReason.none()))
                    .toList());
        }
    }

    private ObjectNode run(List<ItemRead> reads, ReturnCapacity capacity) {
        var answer = JsonNodeFactory.instance.objectNode();
        var responses = answer.putArray("Responses");
        Map<String, Capacity> costs = new LinkedHashMap<>();
        for (var part : reads) {
            var row = database.table(part.table()).get(RowKey.of(part.table().keys(), part.key()));
            var response = responses.addObject();
            row.map(Row::item)
                    .map(item -> part.projection().map(p -> p.of(item)).orElse(item))
                    .ifPresent(item -> response.set("Item", ValueJson.write(item)));
            double units = Capacity.readUnits(row.map(Row::size).orElse(0), true);
            costs.merge(part.table().name(), Capacity.ofTable(units).transactional(), Capacity::plus);
        }
        capacity.addReadsTo(answer, costs);
        return answer;
    }
}
