package dev.groundwork.localstack.dynamodb.table;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The capacity that an operation consumed of one table: one unit writes 1 KB or reads 4 KB consistently (developer guide, "Read and
 * write operations").
 *
 * @param table units of the table itself
 * @param indexes units by index, only those that were touched
 */
public record Capacity(double table, Map<String, Double> indexes) {

    private static final int WRITE_UNIT = 1024;
    private static final int READ_UNIT = 4096;
    private static final double EVENTUALLY = 0.5;
    private static final int TRANSACTIONAL = 2;

    public Capacity {
        indexes = Map.copyOf(indexes);
    }

    /** Nothing. */
    public static Capacity none() {
        return new Capacity(0, Map.of());
    }

    /** Of the table alone. */
    public static Capacity ofTable(double units) {
        return new Capacity(units, Map.of());
    }

    /** Of one index alone. */
    public static Capacity ofIndex(String name, double units) {
        return new Capacity(0, Map.of(name, units));
    }

    /** Both together. */
    public Capacity plus(Capacity other) {
        var sum = new TreeMap<>(indexes);
        other.indexes.forEach((name, units) -> sum.merge(name, units, Double::sum));
        return new Capacity(table + other.table, sum);
    }

    /** Twice as much: what a transaction costs. */
    public Capacity transactional() {
        var doubled = new TreeMap<String, Double>();
        indexes.forEach((name, units) -> doubled.put(name, units * TRANSACTIONAL));
        return new Capacity(table * TRANSACTIONAL, doubled);
    }

    /** Table and indexes together. */
    public double total() {
        return table
                + indexes.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Returns the units of a write: the larger of both images in the table, and every index whose entry changes. */
    public static Capacity ofWrite(TableDefinition definition, Optional<Row> before, Optional<Row> after) {
        var indexes = new TreeMap<String, Double>();
        for (var index : definition.indexes()) {
            double units =
                    ofIndexWrite(index, index.entry(definition.keys(), before), index.entry(definition.keys(), after));
            if (units > 0) {
                indexes.put(index.name(), units);
            }
        }
        return new Capacity(writeUnits(Math.max(size(before), size(after))), indexes);
    }

    private static double ofIndexWrite(IndexDefinition index, Optional<Row> before, Optional<Row> after) {
        if (before.map(Row::item).equals(after.map(Row::item))) {
            return 0;
        }
        boolean moved = before.isPresent()
                && after.isPresent()
                && !index.keys()
                        .of(before.get().item())
                        .equals(index.keys().of(after.get().item()));
        return moved
                ? writeUnits(size(before)) + writeUnits(size(after))
                : writeUnits(Math.max(size(before), size(after)));
    }

    /** Units to read so many bytes in one go; a read of nothing costs as the smallest. */
    public static double readUnits(long bytes, boolean consistent) {
        double units = Math.max(1, Math.ceilDiv(bytes, READ_UNIT));
        return consistent ? units : units * EVENTUALLY;
    }

    private static double writeUnits(int bytes) {
        return Math.max(1, Math.ceilDiv(bytes, WRITE_UNIT));
    }

    private static int size(Optional<Row> row) {
        return row.map(Row::size).orElse(0);
    }
}
