package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.table.Capacity;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/** The part of the consumed capacity that a caller asks for: {@code ReturnConsumedCapacity}. */
enum ReturnCapacity {
    NONE,
    TOTAL,
    INDEXES;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static ReturnCapacity of(Request request) {
        return request.choice("ReturnConsumedCapacity", ReturnCapacity.class, NONE);
    }

    /** Adds {@code ConsumedCapacity} for one table. */
    void addTo(ObjectNode answer, String table, Capacity capacity) {
        if (this != NONE) {
            answer.set("ConsumedCapacity", shown(table, capacity));
        }
    }

    /** Adds {@code ConsumedCapacity} as a list, a table each. */
    void addTo(ObjectNode answer, Map<String, Capacity> byTable) {
        addTo(answer, byTable, (shown, units) -> {});
    }

    /** As the other, for transactions of reads. */
    void addReadsTo(ObjectNode answer, Map<String, Capacity> byTable) {
        addTo(answer, byTable, (shown, units) -> shown.put("ReadCapacityUnits", units));
    }

    /** As the other, for transactions of writes. */
    void addWritesTo(ObjectNode answer, Map<String, Capacity> byTable) {
        addTo(answer, byTable, (shown, units) -> shown.put("WriteCapacityUnits", units));
    }

    private void addTo(ObjectNode answer, Map<String, Capacity> byTable, ObjDoubleConsumer<ObjectNode> more) {
        if (this == NONE) {
            return;
        }
        ArrayNode list = answer.putArray("ConsumedCapacity");
        byTable.forEach((table, capacity) -> {
            var shown = shown(table, capacity);
            more.accept(shown, capacity.total());
            if (shown.get("Table") instanceof ObjectNode ofTable) {
                more.accept(ofTable, capacity.table());
            }
            list.add(shown);
        });
    }

    private ObjectNode shown(String table, Capacity capacity) {
        var shown = JSON.objectNode();
        shown.put("TableName", table);
        shown.put("CapacityUnits", capacity.total());
        if (this == INDEXES) {
            shown.putObject("Table").put("CapacityUnits", capacity.table());
            if (!capacity.indexes().isEmpty()) {
                var indexes = shown.putObject("GlobalSecondaryIndexes");
                capacity.indexes()
                        .forEach((name, units) -> indexes.putObject(name).put("CapacityUnits", units));
            }
        }
        return shown;
    }
}
