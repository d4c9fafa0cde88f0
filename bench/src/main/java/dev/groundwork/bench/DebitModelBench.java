package dev.groundwork.bench;

import dev.groundwork.bench.model.DebitModel;
import dev.groundwork.bench.model.ModelResult;
import dev.groundwork.bench.model.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Five days of debits of ten million apps in the model, with crashes, lost answers, duplicates, runs at once and a day without a run. The system
 * property {@code debit.apps} takes another number of apps, {@code debit.seed} another seed.
 */
final class DebitModelBench implements Bench {

    private static final int APPS_AN_OWNER = 5;
    private static final int APPS = Integer.getInteger("debit.apps", 10_000_000);
    private static final long SEED = Long.getLong("debit.seed", 20_261_130);
    private static final ModelShape.Faults FAULTS = new ModelShape.Faults(0.000_02, 0.000_5, 0.2);
    private static final double PARTITION_WRITES = 1_000;
    private static final double PARTITION_READS = 3_000;
    private static final List<String> COLUMNS = List.of(
            "run",
            "violations",
            "entries",
            "write units",
            "read units",
            "hottest partition, writes/s",
            "reads/s",
            "throttles",
            "crashes",
            "lost answers",
            "messages",
            "minutes modelled",
            "real seconds");

    @Override
    public String name() {
        return "debit-model";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public ResultTable run(Progress progress) {
        var model = new DebitModel(APPS, APPS / APPS_AN_OWNER, ModelShape.PLANNED, SEED);
        var rows = new ArrayList<List<String>>();
        rows.add(row(progress, "a usual day", model::usualDay));
        rows.add(row(
                progress,
                "a late run twice and the next day's, all at once, with faults",
                () -> model.overlap(FAULTS)));
        rows.add(row(progress, "after a day without one, with faults", () -> model.missed(FAULTS)));
        rows.add(row(progress, "the same once more", model::again));
        return new ResultTable(
                "Five days of %,d apps of %,d owners in the model".formatted(APPS, APPS / APPS_AN_OWNER),
                COLUMNS,
                rows,
                note(usedMegabytes()));
    }

    private static List<String> row(Progress progress, String title, Supplier<ModelResult> run) {
        progress.say(title);
        var result = run.get();
        if (result.violations() > 0
                || result.hottestWrites() > PARTITION_WRITES
                || result.hottestReads() > PARTITION_READS) {
            throw new IllegalStateException(title + ", seed " + SEED + ": " + result.violations()
                    + " violations, hottest partition " + result.hottestWrites() + " and " + result.hottestReads());
        }
        var cells = List.of(
                title,
                number(result.violations()),
                number(result.entries()),
                number(result.writeUnits()),
                number(result.readUnits()),
                number(result.hottestWrites()),
                number(result.hottestReads()),
                number(result.throttles()),
                number(result.crashes()),
                number(result.lostAnswers()),
                number(result.messages()),
                String.format(Locale.ROOT, "%.1f", result.seconds() / 60),
                number(result.took().toSeconds()));
        progress.say(String.join(" | ", cells));
        return cells;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static long usedMegabytes() {
        var runtime = Runtime.getRuntime();
        System.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static String note(long megabytes) {
        return """
                Through the ledger's own engine over a table in memory, %d MB at the end; seed %d. Violations are days that were charged twice or \
                not at all, balances below zero, and apps that run or stand against what was paid. Of a hundred owners two have no credits, six \
                too few. Faults: a call ends its process with a probability of %s, a write's answer is lost with %s, a message comes twice with \
                %s. docs/scale.md says what the model leaves out.""".formatted(megabytes, SEED, FAULTS.crash(), FAULTS.lostAnswer(), FAULTS.duplicate());
    }
}
