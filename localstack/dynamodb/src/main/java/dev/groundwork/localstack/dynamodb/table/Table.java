package dev.groundwork.localstack.dynamodb.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A table's rows and those of its indexes, always in step. Guarded by the lock of the {@link Database}. */
public final class Table {

    private TableDefinition definition;
    private final Rows rows = new Rows();
    private final Map<String, Rows> indexes = new LinkedHashMap<>();

    Table(TableDefinition definition) {
        this.definition = definition;
        definition.indexes().forEach(index -> indexes.put(index.name(), new Rows()));
    }

    /** Returns the definition of this table. */
    public TableDefinition definition() {
        return definition;
    }

    void redefine(TableDefinition changed) {
        this.definition = changed;
    }

    /** The row of that key. */
    public Optional<Row> get(RowKey key) {
        return rows.get(key);
    }

    /** All rows. */
    public Rows rows() {
        return rows;
    }

    /** The rows of an index that the definition has. */
    public Rows index(String name) {
        var index = indexes.get(name);
        if (index == null) {
            throw new IllegalArgumentException("no index " + name);
        }
        return index;
    }

    /** Puts or removes a row, in the indexes too. */
    void replace(RowKey key, Optional<Row> after) {
        var before = rows.get(key);
        after.ifPresentOrElse(row -> rows.put(key, row), () -> rows.remove(key));
        for (var index : definition.indexes()) {
            var entries = index(index.name());
            index.entry(definition.keys(), before)
                    .ifPresent(entry -> entries.remove(RowKey.ofIndex(index.keys(), entry.item(), key)));
            index.entry(definition.keys(), after)
                    .ifPresent(entry -> entries.put(RowKey.ofIndex(index.keys(), entry.item(), key), entry));
        }
    }
}
