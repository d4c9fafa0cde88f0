package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.KeyAttribute;
import dev.groundwork.localstack.dynamodb.table.KeySchema;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import dev.groundwork.localstack.dynamodb.value.AttributeType;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinaryValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringValue;
import dev.groundwork.localstack.dynamodb.value.ItemSize;
import java.util.Map;

/** Checks keys as DynamoDB does: those of requests, of items, and the attributes that indexes are keyed by. */
final class Keys {

    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final int MAX_HASH = 2048;
    private static final int MAX_RANGE = 1024;

    private Keys() {}

    /** A key as a request gives it has exactly the attributes of the schema. */
    static void requireKey(KeySchema schema, Map<String, AttributeValue> key) {
        if (key.size() != schema.attributes().size() || !schema.matches(key)) {
            throw DynamoDbError.unfitKey("The provided key element does not match the schema");
        }
        requireSizes(schema, key);
    }

    /** An item has the table's key, and nothing of a wrong type where an index looks for its own. */
    static void requireItem(TableDefinition table, Map<String, AttributeValue> item) {
        for (var attribute : table.keys().attributes()) {
            var value = item.get(attribute.name());
            if (value == null) {
                throw DynamoDbError.unfitKey(INVALID + "Missing the key " + attribute.name() + " in the item");
            }
            if (value.type() != attribute.type()) {
                throw DynamoDbError.unfitKey(INVALID + "Type mismatch for key " + attribute.name() + " expected: "
                        + attribute.type() + " actual: " + value.type());
            }
        }
        requireSizes(table.keys(), item);
        requireIndexKeys(table, item);
    }

    /** Index keys that are there are of their type and not empty. */
    static void requireIndexKeys(TableDefinition table, Map<String, AttributeValue> item) {
        for (var index : table.indexes()) {
            for (var attribute : index.keys().attributes()) {
                var value = item.get(attribute.name());
                if (value != null) {
                    requireIndexKey(
                            index.name(),
                            attribute,
                            value,
                            attribute.equals(index.keys().hash()));
                }
            }
        }
    }

    private static void requireIndexKey(String index, KeyAttribute attribute, AttributeValue value, boolean isHash) {
        if (value.type() != attribute.type()) {
            throw DynamoDbError.validation(INVALID + "Type mismatch for Index Key " + attribute.name() + " Expected: "
                    + attribute.type() + " Actual: " + value.type() + " IndexName: " + index);
        }
        if (isEmpty(value)) {
            throw DynamoDbError.validation(
                    "One or more parameter values are not valid. A value specified for a secondary index"
                            + " key is not supported. The AttributeValue for a key attribute cannot contain an empty "
                            + kind(value) + " value. IndexName: " + index + ", IndexKey: " + attribute.name());
        }
        requireSize(value, isHash);
    }

    private static void requireSizes(KeySchema schema, Map<String, AttributeValue> key) {
        for (var attribute : schema.attributes()) {
            var value = key.get(attribute.name());
            if (value == null) {
                continue;
            }
            if (isEmpty(value)) {
                throw DynamoDbError.validation(
                        "One or more parameter values are not valid. The AttributeValue for a key"
                                + " attribute cannot contain an empty " + kind(value) + " value. Key: "
                                + attribute.name());
            }
            requireSize(value, attribute.equals(schema.hash()));
        }
    }

    private static void requireSize(AttributeValue value, boolean isHash) {
        int size = ItemSize.of(value);
        if (isHash && size > MAX_HASH) {
            throw DynamoDbError.validation(
                    INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes");
        }
        if (!isHash && size > MAX_RANGE) {
            throw DynamoDbError.validation(
                    INVALID + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
        }
    }

    private static boolean isEmpty(AttributeValue value) {
        return (value instanceof StringValue(var text) && text.isEmpty())
                || (value instanceof BinaryValue(var bytes) && bytes.length() == 0);
    }

    private static String kind(AttributeValue value) {
        return value.type() == AttributeType.S ? "string" : "binary";
    }
}
