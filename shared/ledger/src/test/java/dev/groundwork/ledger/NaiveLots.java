package dev.groundwork.ledger;

import static java.util.Objects.requireNonNull;

import dev.groundwork.ledger.model.Lot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rule of lots in plain words: all lots of a user in one list, and what each change writes. It knows nothing of the ledger's code. */
final class NaiveLots {

    private final List<Part> lots = new ArrayList<>();
    private final Map<Integer, Held> holds = new HashMap<>();
    private final Map<Integer, List<Part>> consumes = new HashMap<>();
    private final List<String> entries = new ArrayList<>();
    private final List<Month> months = new ArrayList<>();

    /** A month that was paid. */
    private record Month(Instant start, Instant end) {}

    /** Credits of one kind that are gone at one time, of a month where they were given for one. */
    private record Part(Lot.Kind kind, Instant until, long size, Optional<Month> month) {

        Part with(long other) {
            return new Part(kind, until, other, month);
        }

        /** A later month that is paid ends them with its own end. */
        Part before(Month paid) {
            return month.isPresent() && month.get().start.isBefore(paid.start) && paid.end.isBefore(until)
                    ? new Part(kind, paid.end, size, month)
                    : this;
        }
    }

    private record Held(long amount, Instant until) {}

    private static int turn(Part part) {
        return switch (part.kind) {
            case FREE_TIER -> 0;
            case SUBSCRIPTION, BONUS -> part.until.equals(Instant.MAX) ? 2 : 1;
            case PURCHASED -> 3;
        };
    }

    private static final Comparator<Part> ORDER = Comparator.comparingInt(NaiveLots::turn)
            .thenComparing(Part::until)
            .thenComparing(Part::kind)
            .thenComparing(part -> part.month.map(Month::start).orElse(Instant.MIN))
            .thenComparing(part -> part.month.map(Month::end).orElse(Instant.MIN));

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
            var like = lots.stream().filter(l -> l.with(0).equals(part.with(0))).toList();
            lots.removeAll(like);
            lots.add(part.with(part.size + like.stream().mapToLong(Part::size).sum()));
        }
        lots.sort(ORDER);
    }

    private List<Part> take(long credits, List<Part> from) {
        var taken = new ArrayList<Part>();
        var left = credits;
        for (var part : from) {
            var size = Math.min(left, part.size);
            if (size > 0) {
                taken.add(part.with(size));
                lots.remove(part);
                if (part.size > size) {
                    lots.add(part.with(part.size - size));
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
        var part = List.of(new Part(kind, until, credits, Optional.empty()));
        add(part);
        write(type, 1, part);
        due(now);
    }

    /** A month is paid. */
    void pay(long credits, Instant start, Instant end, Instant nextEnd, Instant now) {
        due(now);
        var month = new Month(start, end);
        months.add(month);
        var older = List.copyOf(lots);
        lots.clear();
        add(older.stream().map(this::limited).toList());
        var part = List.of(limited(new Part(Lot.Kind.SUBSCRIPTION, nextEnd, credits, Optional.of(month))));
        add(part);
        write("SUBSCRIPTION", 1, part);
        due(now);
    }

    private Part limited(Part part) {
        var limited = part;
        for (var month : months) {
            limited = limited.before(month);
        }
        return limited;
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
        var taken = requireNonNull(consumes.get(number)).stream()
                .map(this::limited)
                .sorted(ORDER)
                .toList();
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
