package dev.groundwork.localstack.dynamodb.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A change that becomes durable as one: after a crash it is there whole or not at all. */
public sealed interface Commit {

    /** A table came into being. */
    record TableCreated(TableDefinition definition) implements Commit {}

    /** A table's settings changed. */
    record TableChanged(TableDefinition definition) implements Commit {}

    /** A table went, with its rows. */
    record TableDeleted(String name) implements Commit {}

    /**
     * Rows changed.
     *
     * @param token of an idempotent transaction
     */
    record Written(Instant at, List<Write> writes, Origin origin, Optional<Token> token) implements Commit {
        public Written {
            writes = List.copyOf(writes);
        }
    }

    /** The origin of a change: a caller, or the engine because an item's time had come. */
    enum Origin {
        CALLER,
        TIME_TO_LIVE
    }

    /**
     * The caller's token of a transaction.
     *
     * @param digest of what was asked for under it
     */
    record Token(String value, String digest) {}
}
