package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import java.util.Map;

/**
 * A table, or an item of it, that an operation is about.
 *
 * @param table the table's name
 * @param key the item's key, empty where the operation is about the whole table
 */
public record Target(String table, Map<String, AttributeValue> key) {

    /** A whole table. */
    public static Target table(String name) {
        return new Target(name, Map.of());
    }
}
