package dev.groundwork.ledger.engine;

import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.HostingDay;
import dev.groundwork.ledger.model.LedgerAccount;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out from the entries of an account which days of hosting are charged, the newest entries first. */
final class HostingHistory {

    /** Answers read at most, of up to 1 MB each: some 1,000 segments (DynamoDB, Query). */
    private static final int MAX_ANSWERS = 8;

    private final LedgerStore store;
    private final LedgerAccount account;

    HostingHistory(LedgerStore store, LedgerAccount account) {
        this.store = store;
        this.account = account;
    }

    /**
     * Returns those of the days that are charged. Where the history is too long to tell, all are taken for charged: rather one is given than charged
     * twice.
     *
     * @param oldest no entry about these days is older
     */
    Set<HostingDay> charged(Set<HostingDay> days, Instant oldest) {
        var search = new Search(days, oldest);
        search.look(account.entries());
        var newest = account.segments().count();
        for (var answers = 0; !search.isOver && newest > 0; answers++) {
            if (answers == MAX_ANSWERS) {
                return days;
            }
            var segments = store.segmentsDown(account.user(), 1, newest);
            segments.forEach(segment -> search.look(segment.entries()));
            newest = segments.getLast().number() - 1;
        }
        return search.found;
    }

    private static final class Search {

        private final Set<HostingDay> days;
        private final Instant oldest;
        private final Set<HostingDay> found = new HashSet<>();
        private boolean isOver;

        Search(Set<HostingDay> days, Instant oldest) {
            this.days = days;
            this.oldest = oldest;
            this.isOver = days.isEmpty();
        }

        void look(List<Entry> entries) {
            for (var entry : entries.reversed()) {
                if (isOver) {
                    return;
                }
                HostingDay.of(entry).filter(days::contains).ifPresent(found::add);
                isOver = found.size() == days.size() || entry.createdAt().isBefore(oldest);
            }
        }
    }
}
