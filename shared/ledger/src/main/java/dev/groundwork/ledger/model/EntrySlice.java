package dev.groundwork.ledger.model;

import java.util.List;
import java.util.OptionalLong;

/**
 * Some entries of a ledger, newest first.
 *
 * @param entries those that were asked for; few or none where many do not match
 * @param nextBefore where to go on, nothing when there are no more
 */
public record EntrySlice(List<Entry> entries, OptionalLong nextBefore) {

    public EntrySlice {
        entries = List.copyOf(entries);
    }
}
