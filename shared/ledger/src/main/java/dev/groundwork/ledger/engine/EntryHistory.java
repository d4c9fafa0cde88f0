package dev.groundwork.ledger.engine;

import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntrySlice;
import dev.groundwork.ledger.model.LedgerAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Goes through a ledger from its newest entry down: those in the balance item, then segment by segment. */
final class EntryHistory {

    /** Segments read at once. */
    private static final int BATCH = 25;

    /** Segments read for one slice at most; a slice then ends early and says where to go on. */
    private static final int MAX_SEGMENTS = 250;

    private final LedgerStore store;
    private final LedgerAccount account;
    private final EntryQuery query;
    private final List<Entry> found = new ArrayList<>();
    private long next = 1;
    private boolean over;

    EntryHistory(LedgerStore store, LedgerAccount account, EntryQuery query) {
        this.store = store;
        this.account = account;
        this.query = query;
    }

    EntrySlice run() {
        look(account.entries().reversed());
        var number = firstSegment();
        for (var read = 0; !over && number >= 1 && read < MAX_SEGMENTS; ) {
            var batch = store.segmentsDown(account.user(), Math.max(1, number - BATCH + 1), number);
            batch.forEach(segment -> look(segment.entries().reversed()));
            number = batch.getLast().number() - 1;
            read += batch.size();
        }
        var isMore = next > 1 && (!over || found.size() == query.limit());
        return new EntrySlice(found, isMore ? OptionalLong.of(next) : OptionalLong.empty());
    }

    private int firstSegment() {
        if (query.before() > account.sealedSeq()) {
            return account.segments().count();
        }
        return query.before() <= 1 ? 0 : new SegmentSearch(store, account).numberOf(query.before() - 1);
    }

    private void look(List<Entry> newestFirst) {
        for (var entry : newestFirst) {
            if (over) {
                return;
            }
            over = query.isOver(entry);
            next = entry.seq();
            if (query.matches(entry)) {
                found.add(entry);
                over = over || found.size() == query.limit();
            }
        }
    }
}
