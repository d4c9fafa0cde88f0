package dev.groundwork.ledger.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user's lots in the order in which they burn, with the sizes that they had when they were last written. Spending does not touch them: what
 * was spent since then is counted, and a spend's lots are the interval of that count which it covers.
 *
 * @param lots first to burn first
 */
public record Lots(List<Lot> lots) {

    private static final String SEPARATOR = ",";

    public Lots {
        lots = List.copyOf(lots);
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

    /** What of them lies between two counts: what a spend took from which lot. */
    public Lots between(long from, long to) {
        var parts = new ArrayList<Lot>();
        long start = 0;
        for (var lot : lots) {
            var end = start + lot.size();
            var taken = Math.min(to, end) - Math.max(from, start);
            if (taken > 0) {
                parts.add(new Lot(lot.kind(), taken));
            }
            start = end;
        }
        return new Lots(parts);
    }

    /** How many credits of a kind are left once {@code spent} were spent. */
    public long left(Lot.Kind kind, long spent) {
        return after(spent).lots.stream()
                .filter(lot -> lot.kind() == kind)
                .mapToLong(Lot::size)
                .sum();
    }

    /** What is left of them once {@code spent} were spent, as lots of their own. */
    public Lots after(long spent) {
        return between(spent, Long.MAX_VALUE);
    }

    /** The credits of all of them. */
    public long size() {
        return lots.stream().mapToLong(Lot::size).sum();
    }

    /** With other lots given back, each to its kind. */
    public Lots plus(Lots others) {
        var sum = new ArrayList<Lot>();
        for (var kind : Lot.Kind.values()) {
            var size = Stream.concat(lots.stream(), others.lots.stream())
                    .filter(lot -> lot.kind() == kind)
                    .mapToLong(Lot::size)
                    .sum();
            if (size > 0) {
                sum.add(new Lot(kind, size));
            }
        }
        return new Lots(sum);
    }

    @Override
    public String toString() {
        return lots.stream().map(Lot::toString).collect(Collectors.joining(SEPARATOR));
    }
}
