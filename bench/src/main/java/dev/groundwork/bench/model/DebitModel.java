package dev.groundwork.bench.model;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;

/**
 * Five days of debits with everything that can go wrong in it, and the check that what was charged is what had to be: every owner has paid the first
 * days in the order of day and age that the credits allow, each once, and the apps that could not pay are stopped.
 */
public final class DebitModel {

    private static final Instant SETTLED = Instant.parse("2026-03-01T00:30:00Z");
    private static final int LAST_DAY = 5;
    private static final int PERCENT = 100;
    private static final int WITHOUT_CREDITS = 2;
    private static final int WITH_FEW_CREDITS = 8;
    private static final int MANY = 1_000;

    private final Fleet fleet;
    private final LedgerArrays ledgers;
    private final ModelShape shape;
    private final long seed;

    /**
     * A fleet whose owners have paid all days before the first; two in a hundred have no credits then, six have too few for the five days.
     *
     * @param seed of everything that is random
     */
    public DebitModel(int apps, int owners, ModelShape shape, long seed) {
        this.fleet = new Fleet(apps, owners, seed);
        this.ledgers = new LedgerArrays(
                owners,
                apps,
                LocalDate.ofInstant(SETTLED, ZoneId.of("Etc/GMT+12")).toEpochDay());
        this.shape = shape;
        this.seed = seed;
        var random = new Random(seed);
        for (var owner = 0; owner < owners; owner++) {
            ledgers.open(owner, credits(owner, random), settled(owner), SETTLED);
        }
    }

    private int credits(int owner, Random random) {
        var dice = random.nextInt(PERCENT);
        var day = fleet.endOfApps(owner) - fleet.firstApp(owner);
        if (dice < WITHOUT_CREDITS) {
            return 0;
        }
        return dice < WITH_FEW_CREDITS ? random.nextInt(LAST_DAY * day) : MANY * day;
    }

    private long settled(int owner) {
        return LocalDate.ofInstant(SETTLED, fleet.zone(owner)).toEpochDay();
    }

    private static Instant day(int number) {
        return SETTLED.plus(Duration.ofDays(number));
    }

    /** The first day, with nothing that goes wrong: what a debit takes. */
    public ModelResult usualDay() {
        return run(ModelShape.Faults.NONE, 1, 1, List.of(new DebitSimulation.Run(1, day(1), 0)));
    }

    /** A late run that is made twice, and that of the day after it, all at once. */
    public ModelResult overlap(ModelShape.Faults faults) {
        return run(
                faults,
                3,
                3,
                List.of(
                        new DebitSimulation.Run(2, day(2), 0),
                        new DebitSimulation.Run(3, day(2), 5),
                        new DebitSimulation.Run(4, day(3), 20)));
    }

    /** A run after a day without one. */
    public ModelResult missed(ModelShape.Faults faults) {
        return run(faults, LAST_DAY, LAST_DAY, List.of(new DebitSimulation.Run(5, day(LAST_DAY), 0)));
    }

    /** The last run once more: nothing is charged. */
    public ModelResult again() {
        return run(ModelShape.Faults.NONE, LAST_DAY, LAST_DAY, List.of(new DebitSimulation.Run(6, day(LAST_DAY), 0)));
    }

    private ModelResult run(ModelShape.Faults faults, int start, int through, List<DebitSimulation.Run> runs) {
        var began = System.nanoTime();
        var before = ledgers.entries();
        var simulation = new DebitSimulation(fleet, ledgers, shape, faults, day(start), seed + through);
        simulation.make(runs);
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new ModelResult(
                simulation.report(), took, ledgers.entries() - before, ledgers.violations() + differences(through));
    }

    /** Counts the apps that were charged other days than had to be, or run although they owe, or stand although they do not. */
    private long differences(int through) {
        var differences = 0L;
        for (var owner = 0; owner < fleet.owners(); owner++) {
            var left = ledgers.given[owner];
            var first = fleet.firstApp(owner);
            var apps = fleet.endOfApps(owner) - first;
            var paid = new long[apps];
            for (var day = 1; day <= through && left > 0; day++) {
                for (var app = 0; app < apps && left > 0; app++) {
                    paid[app] |= 1L << ledgers.dayNumber(settled(owner) + day);
                    left--;
                }
            }
            for (var app = 0; app < apps; app++) {
                var hasPaidAll = Long.bitCount(paid[app]) == through;
                if (ledgers.chargedDays(first + app) != paid[app] || fleet.isRunning(first + app) != hasPaidAll) {
                    differences++;
                }
            }
            differences += ledgers.available[owner] == left ? 0 : 1;
        }
        return differences;
    }
}
