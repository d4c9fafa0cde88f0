package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.ClientRun.Stage;
import dev.groundwork.testing.HandClock;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/**
 * Visits every schedule of a scene: the adapter's own code, each of its calls one step, a crash at any of them, the caller's repeat. Two
 * schedules that leave the same table, and the same told to everybody, go on alike, so each such moment is visited once; how many schedules
 * lead through it is counted.
 */
final class ScheduleExplorer {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private final Scenario scene;
    private final UnaryOperator<DynamoDbRequest> tampering;
    private final UserId user = Ids.user();
    private final List<Scenario.Request> requests;
    private final Numbered<TableImage> images = new Numbered<>();
    private final Numbered<ClientRun> strands = new Numbered<>();
    private final ScheduleCheck judge;
    private final Map<ScheduleState, BigInteger> schedules = new HashMap<>();
    private final Deque<String> trail = new ArrayDeque<>();
    private final ScheduleState start;

    ScheduleExplorer(Scenario scene, int crashes) {
        this(scene, crashes, UnaryOperator.identity());
    }

    /** With calls that are not those of the adapter. */
    ScheduleExplorer(Scenario scene, int crashes, UnaryOperator<DynamoDbRequest> tampering) {
        this.scene = scene;
        this.tampering = tampering;
        var clock = new HandClock(Ids.NOW);
        var live = new SingleClient(TableImage.EMPTY.with(OpeningLedger.item(user, Ids.NOW)), clock);
        this.requests = scene.script().on(ClientRun.ledger(new ScriptedClient(live), 0), clock, user);
        this.judge = new ScheduleCheck(scene, user, requests, images, strands);
        var begun = new ArrayList<Integer>();
        for (var actor = 0; actor < requests.size(); actor++) {
            begun.add(strands.id(ClientRun.begin(actor, 0, requests.get(actor))));
        }
        var after = Collections.nCopies(requests.size() + 1, 0);
        this.start = new ScheduleState(images.id(live.image()), begun, after, clock.instant(), scene.ticks(), crashes);
    }

    /** What was visited. */
    record Report(int states, BigInteger schedules) {}

    Report run() {
        var count = visit(start);
        return new Report(schedules.size(), count);
    }

    private BigInteger visit(ScheduleState moment) {
        var known = schedules.get(moment);
        if (known != null) {
            return known;
        }
        var next = next(moment);
        var count = next.isEmpty() ? BigInteger.ONE : BigInteger.ZERO;
        if (next.isEmpty()) {
            judge.everybodyIsDone(moment, trail);
        }
        for (var step : next) {
            trail.addLast(step.name);
            judge.stepIsSound(moment.image(), step.to.image(), trail);
            count = count.add(visit(step.to));
            trail.removeLast();
        }
        schedules.put(moment, count);
        return count;
    }

    private record Step(String name, ScheduleState to) {}

    private List<Step> next(ScheduleState moment) {
        var steps = new ArrayList<Step>();
        for (var actor = 0; actor < requests.size(); actor++) {
            var strand = strands.get(moment.strands().get(actor));
            if (strand.stage() instanceof Stage.Wants(var call) && isReady(moment, strand, call)) {
                steps.add(new Step(actor + " " + call, step(moment, strand, call)));
            }
        }
        if (moment.ticks() > 0) {
            var ticked = moment.later(scene.tick(), moment.ticks() - 1).begins(requests.size(), over(moment));
            steps.add(new Step("tick", ticked));
        }
        var waiting = moment.strands().stream().map(strands::get).anyMatch(s -> s.stage() instanceof Stage.Wants);
        if (steps.isEmpty() && waiting) {
            steps.add(new Step("lease", moment.later(LEASE, 0)));
        }
        if (moment.crashes() > 0) {
            addCrashes(moment, steps);
        }
        return steps;
    }

    /** Who waits before a lock goes on once that lock is open or its time is over; before that another look would change nothing. */
    private boolean isReady(ScheduleState moment, ClientRun strand, Call call) {
        return switch (call) {
            case Call.Rest() -> {
                var seen = strand.lockSeen().orElseThrow();
                yield !LedgerSnapshot.isSameLock(images.get(moment.image()), user, seen) || isOver(seen, moment.now());
            }
            case Call.Clock() -> true;
            case Call.Request request -> true;
        };
    }

    private static boolean isOver(Item lock, Instant now) {
        return !lock.instant("lockUntil").isAfter(now);
    }

    private int over(ScheduleState moment) {
        var over = moment.ticks() < scene.ticks() ? 1 << requests.size() : 0;
        for (var id : moment.strands()) {
            var strand = strands.get(id);
            over |= strand.stage() instanceof Stage.Answered ? 1 << strand.actor() : 0;
        }
        return over;
    }

    private ScheduleState step(ScheduleState before, ClientRun strand, Call call) {
        var isFirst = strand.life() == 0 && strand.told().isEmpty();
        var moment = isFirst ? before.begins(strand.actor(), over(before)) : before;
        return switch (call) {
            case Call.Request(var request) -> {
                var outcome = images.get(moment.image()).apply(tampering.apply(request));
                yield told(moment, strand, outcome.reply(), images.id(outcome.after()));
            }
            case Call.Clock() -> told(moment, strand, new Reply.Time(moment.now()), moment.image());
            case Call.Rest() -> told(moment, strand, new Reply.Rested(), moment.image());
        };
    }

    private ScheduleState told(ScheduleState moment, ClientRun strand, Reply reply, int image) {
        var after = strand.after(reply, requests.get(strand.actor()));
        return moment.goesOn(strand.actor(), strands.id(after), image);
    }

    /** Somebody dies between two calls or before the answer arrives, and the caller asks again or does not. */
    private void addCrashes(ScheduleState moment, List<Step> steps) {
        for (var id : moment.strands()) {
            var strand = strands.get(id);
            var died =
                    switch (strand.stage()) {
                        case Stage.Wants(Call.Request request) -> strand.hasBegun();
                        case Stage.Answered answered -> true;
                        case Stage.Wants wants -> false;
                        case Stage.Failed failed -> false;
                        case Stage.Gone gone -> false;
                    };
            if (died) {
                var again = ClientRun.begin(strand.actor(), strand.life() + 1, requests.get(strand.actor()));
                steps.add(new Step(
                        strand.actor() + " crashes and repeats", moment.dies(strand.actor(), strands.id(again))));
                steps.add(
                        new Step(strand.actor() + " crashes", moment.dies(strand.actor(), strands.id(strand.gone()))));
            }
        }
    }
}
