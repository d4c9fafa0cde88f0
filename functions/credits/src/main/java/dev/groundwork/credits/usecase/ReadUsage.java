package dev.groundwork.credits.usecase;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Action;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntryType;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a user's credits went into, by day and action. */
@Singleton
public final class ReadUsage {

    private static final int SLICE = 1000;

    private final CreditLedger ledger;

    ReadUsage(CreditLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * One day of one action.
     *
     * @param date the day, UTC
     * @param action what was paid for
     * @param credits what it took together
     * @param count how often
     */
    public record Usage(LocalDate date, Action action, Credits credits, long count) {

        private Usage plus(Usage other) {
            return new Usage(date, action, credits.plus(other.credits), count + other.count);
        }
    }

    private record Place(LocalDate date, Action action) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::date).thenComparing(Place::action);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** The usage from a time on and before another, oldest day first; nothing when there is no such user. */
    public Optional<List<Usage>> between(UserId user, Instant from, Instant to) {
        var usage = new TreeMap<Place, Usage>();
        var before = Long.MAX_VALUE;
        while (before > 0) {
            var query = new EntryQuery(before, Optional.empty(), Optional.of(from), Optional.of(to), SLICE);
            var slice = ledger.entries(user, query);
            if (slice.isEmpty()) {
                return Optional.empty();
            }
            slice.get().entries().forEach(entry -> count(usage, entry));
            before = slice.get().nextBefore().orElse(0);
        }
        return Optional.of(List.copyOf(usage.values()));
    }

    private static void count(Map<Place, Usage> usage, Entry entry) {
        if (entry.type() == EntryType.CONSUME || entry.type() == EntryType.HOSTING) {
            var date = LocalDate.ofInstant(entry.createdAt(), ZoneOffset.UTC);
            var action = entry.action().orElseThrow();
            var one = new Usage(date, action, Credits.of(-entry.amount()), 1);
            usage.merge(new Place(date, action), one, Usage::plus);
        }
    }
}
