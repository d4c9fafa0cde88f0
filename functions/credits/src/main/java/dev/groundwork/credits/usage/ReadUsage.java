package dev.groundwork.credits.usage;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.LedgerReader;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntryType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sums up what a user's credits went into, by day and action. */
@Singleton
final class ReadUsage {

    private static final int SLICE = 1000;

    private final LedgerReader ledger;
    private final ProductClock clock;

    ReadUsage(LedgerReader ledger, ProductClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * One action on one day.
     *
     * @param date the day in the user's zone
     * @param action what was paid for
     * @param credits what it took together
     * @param count how often
     */
    record Usage(LocalDate date, Action action, Credits credits, long count) {

        private Usage plus(Usage other) {
            return new Usage(date, action, credits.plus(other.credits), count + other.count);
        }
    }

    private record DayAndAction(LocalDate date, Action action) implements Comparable<DayAndAction> {

        private static final Comparator<DayAndAction> ORDER =
                Comparator.comparing(DayAndAction::date).thenComparing(DayAndAction::action);

        @Override
        public int compareTo(DayAndAction other) {
            return ORDER.compare(this, other);
        }
    }

    /** The days that a caller asks for, or those of the default. */
    UsageDays days(Optional<Instant> from, Optional<Instant> to, ZoneId zone) {
        return UsageDays.of(from, to, zone, clock.instant());
    }

    /** The usage of these days, oldest day first; nothing when there is no such user. */
    Optional<List<Usage>> read(UserId user, UsageDays days) {
        var usage = new TreeMap<DayAndAction, Usage>();
        var before = Long.MAX_VALUE;
        while (before > 0) {
            var query =
                    new EntryQuery(before, Optional.empty(), Optional.of(days.from()), Optional.of(days.to()), SLICE);
            var slice = ledger.entries(user, query);
            if (slice.isEmpty()) {
                return Optional.empty();
            }
            slice.get().entries().forEach(entry -> count(usage, days, entry));
            before = slice.get().nextBefore().orElse(0);
        }
        return Optional.of(List.copyOf(usage.values()));
    }

    private static void count(Map<DayAndAction, Usage> usage, UsageDays days, Entry entry) {
        if (entry.type() == EntryType.CONSUME || entry.type() == EntryType.HOSTING) {
            var date = days.day(entry.createdAt());
            var action = entry.action().orElseThrow();
            var one = new Usage(date, action, Credits.of(-entry.amount()), 1);
            usage.merge(new DayAndAction(date, action), one, Usage::plus);
        }
    }
}
