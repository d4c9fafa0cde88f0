package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.HostingDay;
import dev.groundwork.ledger.model.LedgerAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the newest day that apps have paid, in the entries of an account from the newest down. The days of one app only rise. */
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
     * Returns the newest day of each app that has paid any. Where the history is too long to tell, the account's newest day is taken for paid: rather
     * a day is given than charged twice.
     */
    Map<AppId, LocalDate> newestDays(List<RunningApp> apps) {
        var search = new Search(apps);
        search.look(account.entries());
        var newest = account.segments().count();
        for (var answers = 0; !search.isOver && newest > 0; answers++) {
            if (answers == MAX_ANSWERS) {
                return search.found(LocalDate.ofEpochDay(account.hosting().day()));
            }
            var segments = store.segmentsDown(account.user(), 1, newest);
            segments.forEach(segment -> search.look(segment.entries()));
            newest = segments.getLast().number() - 1;
        }
        return search.found;
    }

    private static final class Search {

        private final Set<AppId> apps;
        private final Instant oldest;
        private final Map<AppId, LocalDate> found = new HashMap<>();
        private boolean isOver;

        Search(List<RunningApp> apps) {
            this.apps = apps.stream().map(RunningApp::app).collect(Collectors.toSet());
            this.oldest = apps.stream()
                    .map(RunningApp::createdAt)
                    .min(Comparator.naturalOrder())
                    .orElse(Instant.MAX);
            this.isOver = apps.isEmpty();
        }

        void look(List<Entry> entries) {
            for (var entry : entries.reversed()) {
                if (isOver) {
                    return;
                }
                HostingDay.of(entry)
                        .filter(day -> apps.contains(day.app()))
                        .ifPresent(day -> found.putIfAbsent(day.app(), day.date()));
                isOver = found.size() == apps.size() || entry.createdAt().isBefore(oldest);
            }
        }

        Map<AppId, LocalDate> found(LocalDate otherwise) {
            return apps.stream()
                    .collect(Collectors.toMap(Function.identity(), app -> found.getOrDefault(app, otherwise)));
        }
    }
}
