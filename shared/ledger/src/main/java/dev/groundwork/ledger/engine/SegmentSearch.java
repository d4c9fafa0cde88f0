package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Segment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One search in a user's segments. They never change, so each is read once at most. */
final class SegmentSearch {

    /** Segments are looked for from the newest on, in steps that grow by this factor. */
    private static final int STRIDE = 4;

    /** A range of this many segments, some 8 read units, is read at once rather than halved further. */
    private static final int WINDOW = 32;

    private final LedgerStore store;
    private final UserId user;
    private final int count;
    private final Map<Integer, Segment> read = new HashMap<>();

    SegmentSearch(LedgerStore store, LedgerAccount account) {
        this.store = store;
        this.user = account.user();
        this.count = account.segments().count();
    }

    /**
     * Finds the segment that has an operation, or nothing when none has. A key at or below the low watermark stands, if anywhere, between the
     * first segment whose high watermark reached it and the segment after the first whose low watermark did.
     */
    Optional<Segment> find(OperationKey operation) {
        var first = first(segment -> segment.highWatermark().compareTo(operation) >= 0);
        var passed = false;
        for (var number = first; number <= count; number++) {
            var segment = segment(number);
            if (segment.has(operation)) {
                return Optional.of(segment);
            }
            if (passed) {
                return Optional.empty();
            }
            passed = segment.lowWatermark().compareTo(operation) >= 0;
        }
        return Optional.empty();
    }

    /** Returns the number of the segment that holds this seq, which must be in one. */
    int numberOf(long seq) {
        return first(segment -> segment.lastSeq() >= seq);
    }

    private Segment segment(int number) {
        return read.computeIfAbsent(number, n -> store.segment(user, n));
    }

    /** Returns the first segment that has reached something which stays reached, the one after the last when none has. */
    private int first(Predicate<Segment> reached) {
        var below = count;
        var from = count + 1;
        for (var step = 1; below >= 1 && reached.test(segment(below)); step *= STRIDE) {
            from = below;
            below = Math.max(0, below - step);
        }
        while (from - below - 1 > WINDOW) {
            var middle = (below + from) >>> 1;
            if (reached.test(segment(middle))) {
                from = middle;
            } else {
                below = middle;
            }
        }
        if (from - below > 1) {
            store.segmentsUp(user, below + 1, from - 1).forEach(segment -> read.put(segment.number(), segment));
        }
        for (var number = below + 1; number < from; number++) {
            if (reached.test(segment(number))) {
                return number;
            }
        }
        return from;
    }
}
