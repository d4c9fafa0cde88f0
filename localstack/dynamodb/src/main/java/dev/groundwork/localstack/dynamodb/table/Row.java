package dev.groundwork.localstack.dynamodb.table;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ItemSize;
import java.util.Collections;
import java.util.Map;

/**
 * An item as it is stored.
 *
 * @param size in bytes, as capacity counts it
 */
public record Row(Map<String, AttributeValue> item, int size) {

    /** Counts the size once. The map must not be changed afterwards. */
    public static Row of(Map<String, AttributeValue> item) {
        return new Row(Collections.unmodifiableMap(item), ItemSize.of(item));
    }
}
