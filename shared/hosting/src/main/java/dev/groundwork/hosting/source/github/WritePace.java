package dev.groundwork.hosting.source.github;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The places of writes to GitHub, one per interval over all processes: GitHub asks for one write at a time, a second apart, and for a growing
 * wait of a minute or more after it has refused one without saying for how long. The next place stands in an item.
 */
final class WritePace {

    /** The longest wait for a place within a run; a later place is not taken. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private static final Duration FIRST_REFUSAL = Duration.ofMinutes(1);
    private static final int MAX_DOUBLINGS = 6;
    private static final int MAX_TRIES = 20;
    private static final Duration CONTENDED = Duration.ofSeconds(1);

    private final Table table;
    private final Duration interval;
    private final InstantSource clock;

    WritePace(Table table, Duration interval, InstantSource clock) {
        this.table = table;
        this.interval = interval;
        this.clock = clock;
    }

    /** A place for one write, or none now. */
    sealed interface Place {

        /**
         * The write may be made at this time.
         *
         * @param wasRefused true if the last writes were refused
         */
        record At(Instant time, boolean wasRefused) implements Place {}

        /** No place is free within a run. */
        record Later(Duration after) implements Place {}
    }

    /** Takes the next place. */
    Place take() {
        for (int i = 0; i < MAX_TRIES; i++) {
            var now = now();
            var seen = table.get(GitHubKeys.writes());
            var next = seen.map(item -> item.instant("nextAt"))
                    .filter(at -> at.isAfter(now))
                    .orElse(now);
            var wait = Duration.between(now, next);
            if (wait.compareTo(LONGEST_WAIT) > 0) {
                return new Place.Later(wait);
            }
            if (interval.isZero() && wait.isZero()) {
                return new Place.At(now, refusals(seen) > 0);
            }
            if (write(seen, next.plus(interval), refusals(seen))) {
                return new Place.At(next, refusals(seen) > 0);
            }
        }
        return new Place.Later(CONTENDED);
    }

    /** Makes every process wait, because GitHub has refused a write. Returns for how long. */
    Duration refused(Optional<Duration> asked) {
        var seen = table.get(GitHubKeys.writes());
        var refusals = refusals(seen);
        var grown = FIRST_REFUSAL.multipliedBy(1L << Math.min(MAX_DOUBLINGS, refusals));
        var wait = asked.orElse(grown);
        var until = now().plus(wait);
        // Where another process has written meanwhile, it was refused too or will be.
        if (seen.map(item -> item.instant("nextAt")).filter(until::isBefore).isEmpty()) {
            write(seen, until, refusals + 1);
        }
        return wait;
    }

    /** Forgets refusals after a write that was taken. */
    void accepted() {
        var seen = table.get(GitHubKeys.writes());
        seen.ifPresent(item -> write(seen, item.instant("nextAt"), 0));
    }

    private static long refusals(Optional<Item> seen) {
        return seen.map(item -> item.number("refusals")).orElse(0L);
    }

    private boolean write(Optional<Item> seen, Instant nextAt, long refusals) {
        var condition = seen.map(item -> Expression.when(GitHubKeys.SAME_TIME).value(":seen", item.instant("nextAt")))
                .orElseGet(() -> Expression.when(GitHubKeys.ABSENT));
        var item = Item.at(GitHubKeys.writes())
                .set("nextAt", nextAt)
                .set("refusals", refusals)
                .build();
        return table.put(item, condition) instanceof Table.WriteOutcome.Written;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
