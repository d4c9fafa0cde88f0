package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.table.KeySchema;
import dev.groundwork.localstack.dynamodb.table.Rows;
import dev.groundwork.localstack.dynamodb.table.Table;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;

/** A table as answers describe it. */
final class TableDescription {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final double MILLIS = 1000.0;
    private static final String ACTIVE = "ACTIVE";

    private TableDescription() {}

    /** The description; tables are active at once. */
    static ObjectNode of(Table table) {
        var definition = table.definition();
        var node = JSON.objectNode();
        node.put("TableName", definition.name());
        node.put("TableId", definition.id());
        node.put("TableArn", definition.arn());
        node.put("TableStatus", ACTIVE);
        node.put("CreationDateTime", definition.createdAt().toEpochMilli() / MILLIS);
        var attributes = node.putArray("AttributeDefinitions");
        definition
                .attributes()
                .forEach(a -> attributes
                        .addObject()
                        .put("AttributeName", a.name())
                        .put("AttributeType", a.type().name()));
        addKeys(node, definition.keys());
        addCounts(node, table.rows(), "ItemCount", "TableSizeBytes");
        node.putObject("BillingModeSummary")
                .put("BillingMode", definition.onDemand() ? "PAY_PER_REQUEST" : "PROVISIONED");
        addThroughput(node);
        node.put("DeletionProtectionEnabled", definition.deletionProtected());
        addStream(node, definition);
        addIndexes(node, table);
        return node;
    }

    private static void addIndexes(ObjectNode node, Table table) {
        var definition = table.definition();
        if (definition.indexes().isEmpty()) {
            return;
        }
        ArrayNode indexes = node.putArray("GlobalSecondaryIndexes");
        for (var index : definition.indexes()) {
            var shown = indexes.addObject();
            shown.put("IndexName", index.name());
            shown.put("IndexArn", definition.arn() + "/index/" + index.name());
            shown.put("IndexStatus", ACTIVE);
            addKeys(shown, index.keys());
            var projection = shown.putObject("Projection");
            projection.put("ProjectionType", index.projection().name());
            if (!index.included().isEmpty()) {
                var names = projection.putArray("NonKeyAttributes");
                index.included().stream().sorted().forEach(names::add);
            }
            addCounts(shown, table.index(index.name()), "ItemCount", "IndexSizeBytes");
            addThroughput(shown);
        }
    }

    private static void addStream(ObjectNode node, TableDefinition definition) {
        definition.stream().ifPresent(view -> {
            node.putObject("StreamSpecification").put("StreamEnabled", true).put("StreamViewType", view.name());
            node.put("LatestStreamLabel", definition.streamLabel().orElseThrow());
            node.put("LatestStreamArn", definition.streamArn().orElseThrow());
        });
    }

    private static void addCounts(ObjectNode node, Rows rows, String count, String bytes) {
        node.put(count, rows.count());
        node.put(bytes, rows.bytes());
    }

    private static void addThroughput(ObjectNode node) {
        node.putObject("ProvisionedThroughput")
                .put("NumberOfDecreasesToday", 0)
                .put("ReadCapacityUnits", 0)
                .put("WriteCapacityUnits", 0);
    }

    static void addKeys(ObjectNode node, KeySchema keys) {
        ArrayNode schema = node.putArray("KeySchema");
        schema.addObject().put("AttributeName", keys.hash().name()).put("KeyType", "HASH");
        keys.range()
                .ifPresent(range ->
                        schema.addObject().put("AttributeName", range.name()).put("KeyType", "RANGE"));
    }
}
