package dev.groundwork.ledger.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A query for entries of a ledger, newest first.
 *
 * @param before only those whose seq is below it
 * @param type only those of a type
 * @param from only those written at this time or later
 * @param to only those written before this time
 * @param limit so many at most
 */
public record EntryQuery(
        long before, Optional<EntryType> type, Optional<Instant> from, Optional<Instant> to, int limit) {

    /** The newest entries of every kind. */
    public static EntryQuery newest(int limit) {
        return new EntryQuery(Long.MAX_VALUE, Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** Returns true if an entry is asked for. */
    public boolean matches(Entry entry) {
        return entry.seq() < before
                && type.map(t -> t == entry.type()).orElse(true)
                && from.map(f -> !entry.createdAt().isBefore(f)).orElse(true)
                && to.map(t -> entry.createdAt().isBefore(t)).orElse(true);
    }

    /** Returns true if this entry and all older ones are too old. */
    public boolean isOver(Entry entry) {
        return from.map(f -> entry.createdAt().isBefore(f)).orElse(false);
    }
}
