package dev.groundwork.localstack.dynamodb.journal;

import dev.groundwork.localstack.dynamodb.stream.ChangeStream;
import dev.groundwork.localstack.dynamodb.stream.StreamRecord;
import dev.groundwork.localstack.dynamodb.table.IdempotencyTokens;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.Table;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state of an engine at one moment, so that it can be written while the engine goes on. Rows and records never change, so taking it
 * copies references alone: some milliseconds for a hundred thousand of them.
 *
 * @param sequence of the newest record of all streams
 */
record EngineImage(
        List<TableImage> tables, List<StreamImage> streams, List<IdempotencyTokens.Known> tokens, long sequence) {

    /** A table and its rows. */
    record TableImage(TableDefinition definition, List<Row> rows) {

        static TableImage of(Table table) {
            var rows = new ArrayList<Row>(table.rows().count());
            table.rows().from(Optional.empty()).forEach(entry -> rows.add(entry.getValue()));
            return new TableImage(table.definition(), rows);
        }
    }

    /**
     * A stream and its records.
     *
     * @param stream of which only what never changes may be asked
     */
    record StreamImage(ChangeStream stream, long trimmed, long newest, boolean isClosed, List<StreamRecord> records) {

        static StreamImage of(ChangeStream stream) {
            return new StreamImage(
                    stream, stream.trimmed(), stream.newest(), stream.isClosed(), stream.after(0, Integer.MAX_VALUE));
        }
    }

    /** Takes it. Within a write of the database. */
    static EngineImage of(EngineState state) {
        var tokens = new ArrayList<IdempotencyTokens.Known>();
        state.tokens().all().forEach(tokens::add);
        return new EngineImage(
                state.database().tables().stream().map(TableImage::of).toList(),
                state.streams().all().stream().map(StreamImage::of).toList(),
                tokens,
                state.streams().sequence());
    }
}
