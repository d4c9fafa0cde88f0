package dev.groundwork.localstack.dynamodb.table;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of a table or an index, in order. Guarded by the lock of the {@link Database}. */
public final class Rows {

    private final NavigableMap<RowKey, Row> rows = new TreeMap<>();
    private long bytes;

    Optional<Row> get(RowKey key) {
        return Optional.ofNullable(rows.get(key));
    }

    void put(RowKey key, Row row) {
        var before = rows.put(key, row);
        bytes += row.size() - (before == null ? 0 : before.size());
    }

    void remove(RowKey key) {
        var before = rows.remove(key);
        bytes -= before == null ? 0 : before.size();
    }

    /** Returns how many there are. */
    public int count() {
        return rows.size();
    }

    /** Their sizes, summed. */
    public long bytes() {
        return bytes;
    }

    /** All rows in order, or those behind a key. */
    public Iterable<Map.Entry<RowKey, Row>> from(Optional<RowKey> exclusiveStart) {
        return exclusiveStart
                .map(start -> rows.tailMap(start, false))
                .orElse(rows)
                .entrySet();
    }

    /** The rows between two bounds, forward or backward, or those of them behind a key. */
    public Iterable<Map.Entry<RowKey, Row>> between(
            RowKey low, RowKey high, boolean forward, Optional<RowKey> exclusiveStart) {
        if (low.compareTo(high) >= 0) {
            return Map.<RowKey, Row>of().entrySet();
        }
        var range = rows.subMap(low, true, high, true);
        if (!forward) {
            range = range.descendingMap();
        }
        if (exclusiveStart.isEmpty()) {
            return range.entrySet();
        }
        var start = exclusiveStart.get();
        boolean beforeAll = forward ? start.compareTo(low) < 0 : start.compareTo(high) > 0;
        boolean behindAll = forward ? start.compareTo(high) > 0 : start.compareTo(low) < 0;
        if (beforeAll) {
            return range.entrySet();
        }
        return behindAll
                ? Map.<RowKey, Row>of().entrySet()
                : range.tailMap(start, false).entrySet();
    }
}
