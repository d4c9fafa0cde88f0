package dev.groundwork.localstack.dynamodb.table;

import java.util.Optional;

/**
 * One row's change, decided but not yet done.
 *
 * @param table the table's name
 * @param before the row as it stands, nothing where there is none
 * @param after the row as it will be, nothing where it goes
 */
public record Write(String table, RowKey key, Optional<Row> before, Optional<Row> after) {

    /** Tells whether anything is different afterwards. Equal items are no change, and no change is in no stream. */
    public boolean changes() {
        return !before.map(Row::item).equals(after.map(Row::item));
    }
}
