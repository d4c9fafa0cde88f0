package dev.groundwork.ledger.verify;

import dev.groundwork.ledger.model.ChainLink;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.HoldEvent;
import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Segments follow one another, and no operation happens twice. An operation comes to a segment at the latest with the second seal after it was written,
 * so it is above the low watermark of two segments before; hence only operations above that low watermark have to be remembered, whatever the ledger's length.
 */
final class SegmentCheck {

    private final Faults faults;
    private final TreeMap<OperationKey, Boolean> operations = new TreeMap<>();
    private int number;
    private long holdEvents;
    private long last;
    private OperationKey highWatermark = OperationKey.LOWEST;
    private OperationKey lowWatermark = OperationKey.LOWEST;
    private OperationKey lowWatermarkBefore = OperationKey.LOWEST;

    SegmentCheck(Faults faults) {
        this.faults = faults;
    }

    void segment(Segment segment, ChainLink before) {
        var name = "segment " + segment.number();
        faults.unless("the segment after " + number, segment.number(), number + 1);
        var done = operations(segment.entries(), segment.holds());
        happen(done, name);
        holdEvents += segment.count() - entryOperations(segment.entries());
        if (segment.count() < done.size()) {
            faults.add("the count of " + name, segment.count(), done.size() + " or more");
        }
        last = segment.entries().isEmpty()
                ? before.seq()
                : segment.entries().getLast().seq();
        faults.unless("the last seq of " + name, segment.lastSeq(), last);
        rises("the low watermark of " + name, segment.lowWatermark(), lowWatermark);
        rises("the high watermark of " + name, segment.highWatermark(), highWatermark);
        done.keySet().forEach(operation -> rises("the high watermark of " + name, segment.highWatermark(), operation));
        number = segment.number();
        highWatermark = segment.highWatermark();
        lowWatermarkBefore = lowWatermark;
        lowWatermark = segment.lowWatermark();
        operations.headMap(lowWatermarkBefore, true).clear();
    }

    private static long entryOperations(List<Entry> entries) {
        return entries.stream().map(entry -> entry.id().operation()).distinct().count();
    }

    /** The operations, and of each whether a caller may ask for it again. */
    private Map<OperationKey, Boolean> operations(List<Entry> entries, List<HoldReceipt> holds) {
        var done = new LinkedHashMap<OperationKey, Boolean>();
        for (var entry : entries) {
            done.put(entry.id().operation(), !entry.requestHash().isEmpty());
            if (entry.id().index() > 0 && entry.type() != EntryType.HOSTING) {
                faults.add(entry.seq(), "the operation " + entry.id().operation(), "repeated", "done once");
            }
        }
        for (var hold : holds) {
            if (done.put(hold.hold().operation(), true) != null) {
                faults.add("the operation " + hold.hold().operation(), "repeated", "done once");
            }
        }
        return done;
    }

    private void happen(Map<OperationKey, Boolean> done, String where) {
        done.forEach((operation, keyed) -> {
            if (operations.put(operation, keyed) != null) {
                faults.add("the operation " + operation, "repeated in " + where, "done once");
            }
            if (operation.compareTo(lowWatermarkBefore) <= 0) {
                faults.add(
                        "the operation " + operation + " of " + where,
                        "late",
                        "above the low watermark of two segments before");
            }
        });
    }

    private void rises(String what, OperationKey found, OperationKey least) {
        if (found.compareTo(least) < 0) {
            faults.add(what, found, least + " or above");
        }
    }

    /** Checks what the balance item says of the segments; {@code newest} is the entry that ends them. */
    void balance(LedgerAccount account, ChainLink newest) {
        faults.unless("the number of segments", account.segments().count(), number);
        faults.unless("the low watermark", account.segments().lowWatermark(), lowWatermark);
        faults.unless("the high watermark", account.segments().highWatermark(), highWatermark);
        faults.unless("the chain's hash after the segments", account.segments().chain(), newest.hash());
        faults.unless("the time after the segments", account.segments().newestAt(), newest.createdAt());
        faults.unless("the seq after the segments", account.sealedSeq(), last);
        var moved = account.pending().stream().mapToLong(PendingEntry::total).sum();
        faults.unless("the balance after the segments", account.figures().balance() - moved, newest.balanceAfter());
        var left =
                account.pending().stream().mapToLong(PendingEntry::holdEvents).sum();
        faults.unless("the number of hold events", account.figures().holdEvents(), holdEvents + left);
        operations
                .tailMap(account.segments().lowWatermark(), false)
                .forEach((operation, keyed) -> remembered(account, operation, keyed));
        for (var pendingEntry : account.pending()) {
            var keyed = pendingEntry.hold().isEmpty() || pendingEntry.kind() == HoldEvent.HELD;
            happen(Map.of(pendingEntry.operation(), keyed), "the balance item");
            remembered(account, pendingEntry.operation(), keyed);
        }
    }

    /** An operation above the low watermark could happen again unless it is among the keys. */
    private void remembered(LedgerAccount account, OperationKey operation, boolean keyed) {
        if (keyed && !account.keys().contains(operation)) {
            faults.add("the operation " + operation, "not among the keys", "among them, or it could be repeated");
        }
    }
}
