package dev.groundwork.bench.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.engine.LedgerEngine;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.HostingOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs of the daily debit in virtual time, through the ledger's own engine: a message for each shard, pages, a cursor, suspension of apps that
 * cannot be paid. A run ends when no message is left.
 */
final class DebitSimulation {

    /** The transaction of a suspension: the record and the mail. */
    private static final int SUSPENSION_UNITS = 4;

    /** The transaction that suspends an app: the app, its place in the index, and that it has to be stopped. */
    private static final int SUSPEND_APP_UNITS = 8;

    /** After so long an owner whose charge failed is tried again. */
    private static final int RETRY_SECONDS = 10;

    private static final int INDEX_BYTES = 160;
    private static final double ZONE_UNITS = 0.5;

    private final Fleet fleet;
    private final ModelShape shape;
    private final Lanes lanes = new Lanes();
    private final SimulatedCalls credits;
    private final SimulatedCalls apps;
    private final SimulatedCalls accounts;
    private final CompactLedgers ledgers;
    private final LedgerEngine engine;
    private final DebitQueue queue;
    private final Map<String, Integer> cursors = new HashMap<>();
    private final Map<Integer, Instant> suspensions = new HashMap<>();
    private long suspensionMails;
    private long charged;
    private long failed;

    /**
     * A run to be made.
     *
     * @param number tells runs for one time apart
     * @param time that the run is for
     * @param delaySeconds from the start of the first one
     */
    record Run(int number, Instant time, int delaySeconds) {}

    private record Owner(int number, List<RunningApp> apps) {}

    private record Page(List<Owner> owners, int next) {}

    DebitSimulation(
            Fleet fleet, LedgerArrays arrays, ModelShape shape, ModelShape.Faults faults, Instant start, long seed) {
        var random = new Random(seed);
        this.fleet = fleet;
        this.shape = shape;
        this.credits = new SimulatedCalls(lanes, shape, faults, random);
        this.apps = new SimulatedCalls(lanes, shape, faults, random);
        this.accounts = new SimulatedCalls(lanes, shape, faults, random);
        this.ledgers = new CompactLedgers(arrays, credits);
        var catalogue =
                new Catalogue(1, "usd", Map.of(Catalogue.Action.APP_HOSTING_DAY, Credits.of(1)), List.of(), List.of());
        this.engine = new LedgerEngine(
                ledgers,
                catalogue,
                () -> "01JGFJJZ000000000000000000",
                () -> start.plus(lanes.now(), ChronoUnit.MICROS),
                random,
                millis -> lanes.pause(millis * 1_000));
        this.queue = new DebitQueue(lanes, shape, faults, random, this::work);
    }

    /** Makes the runs, and returns when their last message is done. */
    void make(List<Run> runs) {
        for (var run : runs) {
            for (var shard = 0; shard < shape.shards(); shard++) {
                queue.send(new DebitQueue.Message.Pages(run, shard), run.delaySeconds());
            }
        }
        lanes.run();
    }

    private DebitQueue.Result work(DebitQueue.Message message, Invocation invocation) {
        invocation.enter();
        try {
            return switch (message) {
                case DebitQueue.Message.Pages(var run, var shard) -> pages(run, shard, invocation);
                case DebitQueue.Message.OneOwner(var run, var owner) ->
                    isCharged(run, new Owner(owner, fleet.runningApps(owner))) && !invocation.hasEnded()
                            ? DebitQueue.Result.DONE
                            : DebitQueue.Result.AGAIN;
            };
        } catch (Calls.ProcessEndedException | Calls.ThrottledException e) {
            return DebitQueue.Result.AGAIN;
        }
    }

    private DebitQueue.Result pages(Run run, int shard, Invocation invocation) {
        var began = lanes.now();
        var key = run.number() + "/" + shard;
        var hash = key.hashCode();
        int position = apps.read(hash, 1, () -> cursors.getOrDefault(key, shard));
        while (position < fleet.owners()) {
            var from = position;
            var page = page(shard, from);
            charge(run, page, invocation);
            if (!apps.write(hash, 1, () -> move(key, shard, from, page.next()))) {
                return DebitQueue.Result.DONE;
            }
            position = page.next();
            if (lanes.now() - began > shape.budgetSeconds() * DebitQueue.SECOND) {
                return DebitQueue.Result.CONTINUE;
            }
        }
        return DebitQueue.Result.DONE;
    }

    /** The cursor moves only from where it was read: of two invocations with one page one moves it. Where its answer was lost it has moved. */
    private boolean move(String key, int first, int from, int to) {
        var found = cursors.getOrDefault(key, first);
        if (found == from) {
            cursors.put(key, to);
        }
        return found == from || found == to;
    }

    /** The next owners of a shard with running apps, and their zones. */
    private Page page(int shard, int from) {
        var owners = new ArrayList<Owner>();
        var count = 0;
        var owner = from;
        for (; owner < fleet.owners() && count < shape.pageApps(); owner += shape.shards()) {
            var running = fleet.runningApps(owner);
            count += running.size();
            if (!running.isEmpty()) {
                owners.add(new Owner(owner, running));
            }
        }
        apps.read(-shard - 1, ItemBytes.readUnits(INDEX_BYTES * Math.max(1, count)), () -> true);
        accounts.read(from, Math.max(1, ZONE_UNITS * owners.size()), () -> true);
        return new Page(owners, owner);
    }

    /** Charges the owners of a page, several at once; those that failed have a message of their own then. */
    private void charge(Run run, Page page, Invocation invocation) {
        var next = page.owners().iterator();
        var gathering = lanes.new Gathering();
        var open = new int[] {Math.min(shape.concurrency(), page.owners().size())};
        var again = new ArrayList<Integer>();
        for (var lane = open[0]; lane > 0; lane--) {
            lanes.start(0, () -> {
                invocation.enter();
                while (next.hasNext() && !invocation.hasEnded()) {
                    var owner = next.next();
                    if (!isCharged(run, owner)) {
                        again.add(owner.number());
                    }
                }
                open[0]--;
                if (open[0] == 0) {
                    gathering.open();
                }
            });
        }
        if (open[0] > 0) {
            gathering.await();
        }
        invocation.check();
        failed += again.size();
        again.forEach(owner -> queue.send(new DebitQueue.Message.OneOwner(run, owner), RETRY_SECONDS));
    }

    private boolean isCharged(Run run, Owner owner) {
        try {
            var charge = new HostingCharge(
                    Fleet.userId(owner.number()), run.time(), fleet.zone(owner.number()), owner.apps());
            return switch (engine.chargeHosting(charge)) {
                case HostingOutcome.Settled settled -> {
                    charged += settled.charged();
                    suspend(owner.number(), run.time(), settled.unpaid());
                    yield true;
                }
                case HostingOutcome.UnknownUser() -> throw new IllegalStateException("every owner has a ledger");
                case HostingOutcome.Busy() -> false;
            };
        } catch (Calls.ProcessEndedException | Calls.ThrottledException e) {
            return false;
        }
    }

    /** First the record and the mail, once for a date; then each app. */
    private void suspend(int owner, Instant time, List<AppId> unpaid) {
        if (unpaid.isEmpty()) {
            return;
        }
        apps.write(owner % shape.shards(), SUSPENSION_UNITS, () -> {
            var before = suspensions.get(owner);
            if (before == null || before.isBefore(time)) {
                suspensions.put(owner, time);
                suspensionMails++;
            }
            return true;
        });
        for (var app : unpaid) {
            var number = Fleet.number(app.value());
            apps.write(number, SUSPEND_APP_UNITS, () -> {
                fleet.stop(number);
                return true;
            });
        }
    }

    /** Returns the counts. */
    ModelReport report() {
        return new ModelReport(
                lanes.now() / (double) DebitQueue.SECOND,
                charged,
                failed,
                suspensionMails,
                ledgers.mails(),
                queue.sent(),
                credits,
                apps,
                accounts);
    }
}
