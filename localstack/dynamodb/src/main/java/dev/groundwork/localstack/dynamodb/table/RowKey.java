package dev.groundwork.localstack.dynamodb.table;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinaryValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringValue;
import dev.groundwork.localstack.dynamodb.value.ValueOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The place of a row in the order of its table: partitions in the order of a hash of their key, as DynamoDB scatters them, rows of one partition in the order of the
 * range key. A row of an index differs from its twins by the key of the table. Bounds are keys too: they stand between rows.
 *
 * @param slot scattered from the hash key, unsigned
 * @param range null where the schema has none, or where a bound is about the whole partition
 * @param primary the row's key in the table, null in the table itself and in bounds
 */
public record RowKey(
        long slot,
        AttributeValue hash,
        @Nullable AttributeValue range,
        @Nullable RowKey primary,
        Position position) implements Comparable<RowKey> {

    /** A row, or a bound before or behind all rows that share what the bound names. */
    public enum Position {
        ROW,
        BEFORE,
        BEHIND,
        /** Behind every row whose range key begins with the bound's. */
        BEHIND_PREFIX
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int SHIFT = 32;

    /** The key of a row of a table. */
    public static RowKey of(KeySchema schema, Map<String, AttributeValue> item) {
        return row(schema, item, null);
    }

    /** The key of a row of an index. */
    public static RowKey ofIndex(KeySchema schema, Map<String, AttributeValue> item, RowKey primary) {
        return row(schema, item, primary);
    }

    private static RowKey row(KeySchema schema, Map<String, AttributeValue> item, @Nullable RowKey primary) {
        var hash = required(item, schema.hash().name());
        var range = schema.range().map(r -> required(item, r.name())).orElse(null);
        return new RowKey(scatter(hash), hash, range, primary, Position.ROW);
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no key attribute " + name);
        }
        return value;
    }

    /** A bound at either end of a partition. */
    public static RowKey partition(AttributeValue hash, Position position) {
        return new RowKey(scatter(hash), hash, null, null, position);
    }

    /** A bound at a range key within a partition. */
    public static RowKey bound(AttributeValue hash, AttributeValue range, Position position) {
        return new RowKey(scatter(hash), hash, range, null, position);
    }

    private static long scatter(AttributeValue hash) {
        long mixed = (hash.hashCode() + GOLDEN) * GOLDEN;
        mixed = (mixed ^ (mixed >>> SHIFT)) * GOLDEN;
        return mixed ^ (mixed >>> SHIFT);
    }

    /** Returns the segment that this key belongs to, of so many equal ones, from 0. */
    public int segment(int total) {
        return (int) (((slot >>> SHIFT) * total) >>> SHIFT);
    }

    @Override
    public int compareTo(RowKey other) {
        int order = Long.compareUnsigned(slot, other.slot);
        if (order == 0) {
            order = ValueOrder.SCALARS.compare(hash, other.hash);
        }
        return order == 0 ? compareWithin(other) : order;
    }

    private int compareWithin(RowKey other) {
        if (range == null && other.range == null) {
            int order = Integer.compare(side(), other.side());
            return order == 0 ? comparePrimary(other) : order;
        }
        if (range == null) {
            return side();
        }
        if (other.range == null) {
            return -other.side();
        }
        if (other.position == Position.BEHIND_PREFIX && begins(range, other.range)) {
            return -1;
        }
        if (position == Position.BEHIND_PREFIX && begins(other.range, range)) {
            return 1;
        }
        int order = ValueOrder.SCALARS.compare(range, other.range);
        if (order != 0) {
            return order;
        }
        return position == Position.ROW && other.position == Position.ROW
                ? comparePrimary(other)
                : Integer.compare(side(), other.side());
    }

    private int side() {
        return switch (position) {
            case BEFORE -> -1;
            case ROW -> 0;
            case BEHIND, BEHIND_PREFIX -> 1;
        };
    }

    private int comparePrimary(RowKey other) {
        return primary == null || other.primary == null ? 0 : primary.compareTo(other.primary);
    }

    private static boolean begins(AttributeValue value, AttributeValue prefix) {
        if (value instanceof StringValue(var text) && prefix instanceof StringValue(var start)) {
            return text.startsWith(start);
        }
        return value instanceof BinaryValue(var bytes)
                && prefix instanceof BinaryValue(var start)
                && bytes.startsWith(start);
    }
}
