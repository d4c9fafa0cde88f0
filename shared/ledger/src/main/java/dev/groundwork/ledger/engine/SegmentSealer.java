package dev.groundwork.ledger.engine;

import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Segment;
import java.time.Instant;

/**
 * Moves pending operations to a segment: puts the segment, then how holds ended, then removes from the account what the segment holds. Every
 * part may be repeated, alone or in a race, and a crash between two parts leaves the rest to the next who seals.
 */
final class SegmentSealer {

    private final LedgerStore store;

    SegmentSealer(LedgerStore store) {
        this.store = store;
    }

    /** Seals the pending operations of an account as it was read, and returns the account as it is afterwards. */
    LedgerAccount seal(LedgerAccount seen, Instant now) {
        var segment = store.putSegment(Segment.after(seen, now.toEpochMilli()));
        return segment.count() > seen.pending().size() ? readAgain(seen, segment) : remove(seen, segment);
    }

    /** Another's segment holds operations that were written after {@code seen} was read. */
    private LedgerAccount readAgain(LedgerAccount seen, Segment segment) {
        var now = store.account(seen.user()).orElseThrow();
        return now.segments().count() == seen.segments().count() ? remove(now, segment) : now;
    }

    private LedgerAccount remove(LedgerAccount seen, Segment segment) {
        segment.ends(seen).forEach(end -> store.putHoldEnd(seen.user(), end));
        return store.removeSealed(seen, segment);
    }
}
