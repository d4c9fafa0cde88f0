package dev.groundwork.ledger.model;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entries that left the balance item, never changed once written.
 *
 * @param user whose
 * @param number its place among the user's segments, from 1; segments are in the order of seq
 * @param highWatermark the newest key in this segment and those before it
 * @param lowWatermark the low watermark of the balance item once it has lost these entries
 * @param count how many operations it took
 * @param lastSeq of the newest entry in it or before it
 * @param entries by seq
 * @param holds what began to be held
 */
public record Segment(
        UserId user,
        int number,
        OperationKey highWatermark,
        OperationKey lowWatermark,
        int count,
        long lastSeq,
        List<Entry> entries,
        List<HoldReceipt> holds) {

    /** A key is kept in the balance item for this long after its time, so that those a little late find no raised low watermark. */
    private static final long KEEP_MILLIS = 10_000;

    /** The fewest keys that are kept, the newest ones; and as many whose time is still to come. */
    private static final int MIN_KEYS = 8;

    /** The most keys that are kept. */
    private static final int MAX_KEYS = 128;

    /**
     * About as many operations gather in the balance item as there are writers at once, and a key comes late by about as many places. Of 64
     * writers 63 of 100 keys came late with eight kept, 6 with twice as many kept as there are operations, and less than one with four times
     * as many. Of a writer alone, who meets four operations, sixteen are kept.
     */
    private static final int KEYS_AN_OPERATION = 4;

    public Segment {
        entries = List.copyOf(entries);
        holds = List.copyOf(holds);
    }

    /**
     * Returns the segment after those that {@code seen} knows of, with all its pending entries. No second segment is ever made from one snapshot: a
     * segment holds everything that stood in the balance item when it was written, so a key is at most one segment behind its low watermark.
     */
    public static Segment after(LedgerAccount seen, long nowMillis) {
        var log = seen.log();
        var highWatermark = Stream.concat(
                        Stream.of(seen.segments().highWatermark()),
                        seen.pending().stream().map(PendingEntry::operation))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Segment(
                seen.user(),
                seen.segments().count() + 1,
                highWatermark,
                lowWatermark(seen, nowMillis),
                seen.pending().size(),
                seen.figures().seq(),
                log.entries(),
                log.holds());
    }

    /** The low watermark only rises, to the newest key that is not kept. */
    private static OperationKey lowWatermark(LedgerAccount seen, long nowMillis) {
        var kept = kept(seen, nowMillis);
        return Stream.concat(
                        Stream.of(seen.segments().lowWatermark()),
                        seen.keys().stream().filter(key -> !kept.contains(key)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Set<OperationKey> kept(LedgerAccount seen, long nowMillis) {
        var count = Math.clamp((long) KEYS_AN_OPERATION * seen.pending().size(), MIN_KEYS, MAX_KEYS);
        var ahead = nowMillis + ScopedKey.MAX_AHEAD.toMillis();
        var newest = seen.keys().stream()
                .filter(key -> key.millis() > nowMillis - KEEP_MILLIS && key.millis() <= ahead)
                .sorted(Comparator.reverseOrder())
                .limit(count);
        var toCome = seen.keys().stream()
                .filter(key -> key.millis() > ahead)
                .sorted(Comparator.reverseOrder())
                .limit(count);
        return Stream.concat(newest, toCome).collect(Collectors.toSet());
    }

    /** Returns the keys that leave the balance item with this segment, of those that {@code seen} knows. */
    public Set<OperationKey> dropped(LedgerAccount seen) {
        var pending = seen.pending();
        var leaving = operations(pending.subList(0, count));
        var staying = operations(pending.subList(count, pending.size()));
        return Stream.concat(seen.keys().stream(), leaving.stream())
                .filter(key -> key.compareTo(lowWatermark) <= 0 && !staying.contains(key))
                .collect(Collectors.toSet());
    }

    private static Set<OperationKey> operations(List<PendingEntry> pending) {
        return pending.stream().map(PendingEntry::operation).collect(Collectors.toSet());
    }

    /** Returns how the holds ended that end in this segment, while {@code seen} still has its operations. */
    public List<HoldEnd> ends(LedgerAccount seen) {
        return seen.log(count).ends();
    }

    /** Returns true if it holds what an operation did. */
    public boolean has(OperationKey operation) {
        return hold(operation).isPresent() || !entries(operation).isEmpty();
    }

    /** Returns the entries of one operation, none when they are not here. */
    public List<Entry> entries(OperationKey operation) {
        return new OperationLog(entries, holds, List.of()).entries(operation);
    }

    /** Returns the receipt of a hold, or nothing when it is not here. */
    public Optional<HoldReceipt> hold(OperationKey operation) {
        return new OperationLog(entries, holds, List.of()).hold(operation);
    }

    /** Returns its newest entry, where it has any. */
    public Optional<Entry> newest() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
    }
}
