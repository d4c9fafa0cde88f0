package dev.groundwork.bench;

import dev.groundwork.bench.model.Skew;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The daily debit of 100,000 apps of 20,000 owners, skewed, through the real functions and messages on our DynamoDB engine: a day, the same day
 * again, and a day whose processes end at random calls. The system property {@code debit.scale.apps} takes another number of apps,
 * {@code debit.seed} another seed.
 */
final class DebitScaleBench implements Bench {

    private static final int APPS = Integer.getInteger("debit.scale.apps", 100_000);
    private static final int APPS_AN_OWNER = 5;
    private static final long SEED = Long.getLong("debit.seed", 20_261_130);
    private static final double DEATH_RATE = 0.001;
    private static final double NANOS = 1e9;
    private static final Instant FIRST = DebitFunctions.STARTED.plus(Duration.ofHours(2));
    private static final List<String> COLUMNS =
            List.of("run", "days of apps charged", "seconds", "apps a second", "processes ended", "heap, MB");

    @Override
    public String name() {
        return "debit-scale";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public ResultTable run(Progress progress) {
        var process = new MortalProcess(SEED);
        var sizes = Skew.sizes(APPS, APPS / APPS_AN_OWNER);
        try (var functions = new DebitFunctions(process)) {
            functions.add(sizes);
            progress.say("%,d apps are there".formatted(APPS));
            var rows = new ArrayList<List<String>>();
            rows.add(row(functions, process, progress, "the first day", FIRST, APPS));
            rows.add(row(functions, process, progress, "the same day again", FIRST, APPS));
            rows.add(row(functions, process, progress, "a usual day", FIRST.plus(Duration.ofDays(1)), 2 * APPS));
            process.deathRate(DEATH_RATE);
            rows.add(row(
                    functions,
                    process,
                    progress,
                    "a day, killed at random calls",
                    FIRST.plus(Duration.ofDays(2)),
                    3 * APPS));
            process.deathRate(0);
            rows.add(row(functions, process, progress, "that day again", FIRST.plus(Duration.ofDays(2)), 3 * APPS));
            return new ResultTable(
                    "The daily debit of %,d apps of %,d owners through the functions".formatted(APPS, sizes.length),
                    COLUMNS,
                    rows,
                    note(sizes[0]));
        }
    }

    private static List<String> row(
            DebitFunctions functions,
            MortalProcess process,
            Progress progress,
            String title,
            Instant time,
            int expected) {
        var before = Charged.of(functions.ledgers()).days();
        var deaths = process.deaths();
        var start = System.nanoTime();
        functions.run(
                time,
                messages -> progress.renew(
                        "%s: %,d messages, %.0f s".formatted(title, messages, (System.nanoTime() - start) / NANOS)));
        var seconds = (System.nanoTime() - start) / NANOS;
        var charged = Charged.of(functions.ledgers());
        if (charged.days() != expected || charged.distinct() != expected) {
            throw new IllegalStateException("%s, seed %d: %d entries of %d days of apps, and there have to be %d"
                    .formatted(title, SEED, charged.days(), charged.distinct(), expected));
        }
        var count = charged.days() - before;
        var cells = List.of(
                title,
                String.format(Locale.ROOT, "%,d", count),
                String.format(Locale.ROOT, "%.0f", seconds),
                String.format(Locale.ROOT, "%,.0f", APPS / seconds),
                Integer.toString(process.deaths() - deaths),
                Long.toString(usedMegabytes()));
        progress.say(String.join(" | ", cells));
        return cells;
    }

    private static long usedMegabytes() {
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    /**
     * The charges that the ledgers tell of.
     *
     * @param days entries of hosting, by what the balances have lost
     * @param distinct days of apps that entries name, sealed or not
     */
    private record Charged(long days, long distinct) {

        private static Charged of(List<Item> items) {
            var days = new HashSet<String>();
            var spent = 0L;
            for (var item : items) {
                if (item.string(Key.SK).equals("BAL")) {
                    spent += Long.parseLong(item.string("lots").substring(1)) - item.number("available");
                    item.strings("pending").forEach(entry -> addReferences(entry, days));
                } else if (item.string(Key.SK).startsWith("SEGMENT#")) {
                    Objects.requireNonNull(item.attributes().get("entries")).l().stream()
                            .map(entry -> new Item(entry.m()))
                            .forEach(entry -> entry.optionalString("referenceId")
                                    .filter(reference -> reference.startsWith("app_"))
                                    .ifPresent(days::add));
                }
            }
            return new Charged(spent, days.size());
        }

        private static void addReferences(String packed, HashSet<String> days) {
            for (var part : packed.substring(packed.lastIndexOf('|') + 1).split(",", -1)) {
                if (part.startsWith("app_")) {
                    days.add(part);
                }
            }
        }
    }

    private static String note(int largest) {
        return """
                Two workers of the queue at a time, five owners at a time in each, on an engine in the same process; owners have from 1 to %,d \
                apps. After each run the entries of all ledgers are compared with what had to be charged, and the balances with the entries. \
                Seed %d.""".formatted(largest, SEED);
    }
}
