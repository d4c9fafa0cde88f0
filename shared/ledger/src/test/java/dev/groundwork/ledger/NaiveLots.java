package dev.groundwork.ledger;

import static java.util.Objects.requireNonNull;

import dev.groundwork.ledger.model.Lot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rule of lots in plain words: all lots of a user in one list, and what each change writes. It knows nothing of the ledger's code. */
final class NaiveLots {

    private final List<Part> lots = new ArrayList<>();
    private final Map<Integer, Held> holds = new HashMap<>();
    private final Map<Integer, List<Part>> consumes = new HashMap<>();
    private final List<String> entries = new ArrayList<>();

    /** Credits of one kind that are gone at one time. */
    private record Part(Lot.Kind kind, Instant until, long size) {}

    private record Held(long amount, Instant until) {}

    private static int turn(Part part) {
        return switch (part.kind) {
            case FREE_TIER -> 0;
            case SUBSCRIPTION, BONUS -> part.until.equals(Instant.MAX) ? 2 : 1;
            case PURCHASED -> 3;
        };
    }

    private static final Comparator<Part> ORDER =
            Comparator.comparingInt(NaiveLots::turn).thenComparing(Part::until).thenComparing(Part::kind);

    List<String> entries() {
        return entries;
    }

    long balance() {
        return lots.stream().mapToLong(Part::size).sum();
    }

    long available() {
        return balance() - holds.values().stream().mapToLong(Held::amount).sum();
    }

    private void write(String type, long sign, List<Part> parts) {
        var size = parts.stream().mapToLong(Part::size).sum();
        var text = parts.stream()
                .map(part -> part.kind + " " + part.size + " " + part.until)
                .toList();
        entries.add(type + " " + sign * size + " " + text);
    }

    private void add(List<Part> parts) {
        for (var part : parts) {
            var like = lots.stream()
                    .filter(l -> l.kind == part.kind && l.until.equals(part.until))
                    .toList();
            lots.removeAll(like);
            lots.add(new Part(
                    part.kind,
                    part.until,
                    part.size + like.stream().mapToLong(Part::size).sum()));
        }
        lots.sort(ORDER);
    }

    private List<Part> take(long credits, List<Part> from) {
        var taken = new ArrayList<Part>();
        var left = credits;
        for (var part : from) {
            var size = Math.min(left, part.size);
            if (size > 0) {
                taken.add(new Part(part.kind, part.until, size));
                lots.remove(part);
                if (part.size > size) {
                    lots.add(new Part(part.kind, part.until, part.size - size));
                }
                left -= size;
            }
        }
        lots.sort(ORDER);
        return taken;
    }

    /** Applies what is due by a time: holds end, lots expire but for what open holds need of them. */
    void due(Instant now) {
        holds.values().removeIf(hold -> !hold.until.isAfter(now));
        var expired = lots.stream().filter(lot -> !lot.until.isAfter(now)).toList();
        var taken = take(available(), expired);
        if (!taken.isEmpty()) {
            write("EXPIRE", -1, taken);
        }
    }

    void give(String type, Lot.Kind kind, long credits, Instant until, Instant now) {
        due(now);
        var part = List.of(new Part(kind, until, credits));
        add(part);
        write(type, 1, part);
        due(now);
    }

    boolean consume(int number, long cost, Instant now) {
        due(now);
        if (available() < cost) {
            return false;
        }
        var taken = take(cost, List.copyOf(lots));
        consumes.put(number, taken);
        write("CONSUME", -1, taken);
        return true;
    }

    void refund(int number, Instant now) {
        due(now);
        var taken = requireNonNull(consumes.get(number));
        add(taken);
        write("REFUND", 1, taken);
        due(now);
    }

    boolean hold(int number, long amount, Instant until, Instant now) {
        due(now);
        if (available() < amount) {
            return false;
        }
        holds.put(number, new Held(amount, until));
        return true;
    }

    boolean isOpen(int number, Instant now) {
        var hold = holds.get(number);
        return hold != null && hold.until.isAfter(now);
    }

    /** A hold ends with what it cost, 0 to release it. */
    void end(int number, long cost, Instant now) {
        due(now);
        holds.remove(number);
        if (cost > 0) {
            write("CONSUME", -1, take(cost, List.copyOf(lots)));
        }
        due(now);
    }
}
