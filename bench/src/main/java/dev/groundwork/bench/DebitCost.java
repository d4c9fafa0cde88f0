package dev.groundwork.bench;

import com.github.f4b6a3.ulid.Ulid;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.HostingOutcome;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The cost of one owner's daily debit at DynamoDB, everything counted that the ledger does for it: the entries, and their sealing.
 *
 * @param eachApp for one app and day
 * @param calls of one owner and day
 */
record DebitCost(Cost eachApp, double calls) {

    /** Fewer days would not count the sealing by its part. */
    static final int DAYS = 28;

    private static final Instant START = Instant.parse("2026-01-07T12:30:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    /** On the first day, and long enough before its debit that the second day is a usual one. */
    private static final Instant STARTED = START.minus(Duration.ofHours(2));

    /** Of so many apps, over four weeks after the first day. */
    static DebitCost of(int apps) {
        var meter = new Meter();
        var clock = new HandClock(START);
        try (var functions = new BenchFunctions(clock, meter)) {
            var owner = FundedUsers.open(functions, START);
            var running = running(apps);
            charge(functions, owner, running, clock.instant());
            meter.take();
            for (var day = 0; day < DAYS; day++) {
                clock.advance(DAY);
                charge(functions, owner, running, clock.instant());
            }
            var all = meter.take();
            return new DebitCost(all.each(DAYS * apps), all.roundTrips() / DAYS);
        }
    }

    /** The units of a transaction over the balance and an item for each entry: two for each item. */
    static double transaction(int apps) {
        return 2.0 * (apps + 1) / apps;
    }

    private static List<RunningApp> running(int apps) {
        return LongStream.range(0, apps)
                .mapToObj(number -> new AppId("app_" + new Ulid(STARTED.toEpochMilli(), number)))
                .map(app -> new RunningApp(app, STARTED, STARTED))
                .toList();
    }

    private static void charge(BenchFunctions functions, UserId owner, List<RunningApp> running, Instant now) {
        var outcome = functions.ledger().chargeHosting(new HostingCharge(owner, now, ZoneOffset.UTC, running));
        if (!(outcome instanceof HostingOutcome.Settled settled) || settled.charged() != running.size()) {
            throw new IllegalStateException("a day was not charged: " + outcome);
        }
    }
}
