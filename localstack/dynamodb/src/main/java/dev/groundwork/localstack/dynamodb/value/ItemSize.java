package dev.groundwork.localstack.dynamodb.value;

import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinarySet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinaryValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BooleanValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.ListValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.MapValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NullValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberSet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringSet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringValue;
import java.math.BigDecimal;
import java.util.Map;

/** Sizes in bytes, as the developer guide's page "Item sizes and formats" counts them. Capacity and the limit of 400 KB rest on it. */
public final class ItemSize {

    /** The most an item may take, names and values together. */
    public static final int MAX_ITEM = 400 * 1024;

    private static final int CONTAINER_OVERHEAD = 3;
    private static final int ELEMENT_OVERHEAD = 1;

    private ItemSize() {}

    /** The size of an item: its names and its values. */
    public static int of(Map<String, AttributeValue> item) {
        int size = 0;
        for (var entry : item.entrySet()) {
            size += utf8(entry.getKey()) + of(entry.getValue());
        }
        return size;
    }

    /** The size of one value without its name. */
    public static int of(AttributeValue value) {
        return switch (value) {
            case StringValue v -> utf8(v.value());
            case NumberValue v -> of(v.value());
            case BinaryValue v -> v.value().length();
            case BooleanValue v -> 1;
            case NullValue v -> 1;
            case MapValue v ->
                CONTAINER_OVERHEAD
                        + of(v.value())
                        + ELEMENT_OVERHEAD * v.value().size();
            case ListValue v -> {
                int size = CONTAINER_OVERHEAD;
                for (var element : v.value()) {
                    size += of(element) + ELEMENT_OVERHEAD;
                }
                yield size;
            }
            case StringSet v -> v.value().stream().mapToInt(ItemSize::utf8).sum();
            case NumberSet v -> v.value().stream().mapToInt(ItemSize::of).sum();
            case BinarySet v -> v.value().stream().mapToInt(Bytes::length).sum();
        };
    }

    /** The length of a text in UTF-8. */
    public static int utf8(String text) {
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                size += 1;
            } else if (c < 0x800) {
                size += 2;
            } else if (Character.isHighSurrogate(c)) {
                size += 4;
                i++;
            } else {
                size += 3;
            }
        }
        return size;
    }

    private static int of(BigDecimal number) {
        if (number.signum() == 0) {
            return 1;
        }
        return (number.precision() + 1) / 2 + 1;
    }
}
