package dev.groundwork.ledger.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A user's lots in spend order, with the sizes that they had when they were last written. Spending does not touch them: what
 * was spent since then is counted, and a spend's lots are the interval of that count which it covers.
 *
 * @param lots the first to be spent first
 */
public record Lots(List<Lot> lots) {

    /** The most lots with an expiry to which a grant may bring a user. */
    public static final int MAX_EXPIRING = 1_000;

    /** The number of lots that stand in the balance item; those after them wait in an item of their own. */
    public static final int STANDING = 8;

    /** None. */
    public static final Lots NONE = new Lots(List.of());

    private static final String SEPARATOR = ",";

    public Lots {
        lots = List.copyOf(lots);
    }

    /** One lot. */
    public static Lots of(Lot lot) {
        return new Lots(List.of(lot));
    }

    /** The lots that {@link #toString()} has written. */
    public static Lots parse(String text) {
        return new Lots(
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(SEPARATOR, -1))
                                .map(Lot::parse)
                                .toList());
    }

    /** Returns what lies between two counts of spent credits: what a spend took from which lot. */
    public Lots between(long from, long to) {
        var parts = new ArrayList<Lot>();
        long start = 0;
        for (var lot : lots) {
            var end = start + lot.size();
            var taken = Math.min(to, end) - Math.max(from, start);
            if (taken > 0) {
                parts.add(lot.sized(taken));
            }
            start = end;
        }
        return new Lots(parts);
    }

    /** Returns how many credits of a kind are left once {@code spent} were spent. */
    public long left(Lot.Kind kind, long spent) {
        return after(spent).lots.stream()
                .filter(lot -> lot.kind() == kind)
                .mapToLong(Lot::size)
                .sum();
    }

    /** Returns what is left once {@code spent} were spent. */
    public Lots after(long spent) {
        return between(spent, Long.MAX_VALUE);
    }

    /** Returns the first {@code count} credits in spend order. */
    public Lots first(long count) {
        return between(0, count);
    }

    /** Returns the last {@code count} credits in spend order. */
    public Lots last(long count) {
        return between(size() - count, size());
    }

    /** Returns what is left of a lot that was given: those of the same kind and expiry, or of the same period. */
    Lots of(Lot given, long most) {
        return new Lots(lots.stream().filter(lot -> lot.isOf(given)).toList()).first(most);
    }

    /** Returns these lots once a period was paid: no date moves but those of older periods, which it may bring forward. */
    public Lots before(BillingPeriod paid) {
        return NONE.plus(new Lots(lots.stream().map(lot -> lot.before(paid)).toList()));
    }

    /** Returns these lots as they stand once these periods were paid. */
    Lots before(BillingPeriods paid) {
        return NONE.plus(new Lots(lots.stream().map(lot -> lot.before(paid)).toList()));
    }

    /** Those that are gone at this time. */
    public Lots expired(Instant now) {
        return new Lots(lots.stream().filter(lot -> lot.isExpired(now)).toList());
    }

    /** When the next of them goes, of those that are not gone yet. */
    public Optional<Instant> nextExpiry(Instant now) {
        return lots.stream()
                .filter(lot -> !lot.isExpired(now))
                .flatMap(lot -> lot.expiresAt().stream())
                .min(Instant::compareTo);
    }

    /** The credits of all of them. */
    public long size() {
        return lots.stream().mapToLong(Lot::size).sum();
    }

    /** Returns these lots and others; those that are alike become one. */
    public Lots plus(Lots others) {
        var sum = new ArrayList<>(lots);
        for (var other : others.lots) {
            add(sum, other);
        }
        sum.sort(Lot.SPEND_ORDER);
        return new Lots(sum);
    }

    private static void add(List<Lot> sum, Lot other) {
        for (var i = 0; i < sum.size(); i++) {
            if (sum.get(i).isLike(other)) {
                sum.set(i, other.sized(sum.get(i).size() + other.size()));
                return;
            }
        }
        if (other.size() > 0) {
            sum.add(other);
        }
    }

    /** Without other lots, each of which must be part of one of these. */
    public Lots minus(Lots others) {
        var rest = new ArrayList<Lot>();
        for (var lot : lots) {
            var taken = others.lots.stream()
                    .filter(lot::isLike)
                    .mapToLong(Lot::size)
                    .sum();
            if (taken > lot.size()) {
                throw new IllegalStateException("more is taken than a lot has");
            }
            if (taken < lot.size()) {
                rest.add(lot.sized(lot.size() - taken));
            }
        }
        return new Lots(rest);
    }

    /** Returns true if a grant may add a lot: without an expiry it always may, and where a lot like it is there. */
    public boolean hasRoomFor(Lot lot) {
        return lot.expiresAt().isEmpty()
                || lots.stream().anyMatch(lot::isLike)
                || lots.stream().filter(known -> known.expiresAt().isPresent()).count() < MAX_EXPIRING;
    }

    /** Returns the first lots: {@link #STANDING} of them, or as many more as it takes to have so many credits. */
    public Lots standing(long credits) {
        var count = 0;
        long size = 0;
        while (count < lots.size() && (count < STANDING || size < credits)) {
            size += lots.get(count).size();
            count++;
        }
        return new Lots(lots.subList(0, count));
    }

    /** Returns true if they stand in the spend order, and no two are alike. */
    public boolean isInSpendOrder() {
        return IntStream.range(1, lots.size()).allMatch(i -> Lot.SPEND_ORDER.compare(lots.get(i - 1), lots.get(i)) < 0);
    }

    /** Returns the lots after the first {@code count}. */
    public Lots skip(int count) {
        return new Lots(lots.subList(count, lots.size()));
    }

    /** Returns these lots and then others, which are spent after them. */
    public Lots then(Lots later) {
        var sum = new ArrayList<>(lots);
        sum.addAll(later.lots);
        return new Lots(sum);
    }

    @Override
    public String toString() {
        return lots.stream().map(Lot::toString).collect(Collectors.joining(SEPARATOR));
    }
}
