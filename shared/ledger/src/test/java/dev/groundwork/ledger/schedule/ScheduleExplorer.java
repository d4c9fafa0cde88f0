package dev.groundwork.ledger.schedule;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.schedule.ClientRun.Stage;
import dev.groundwork.ledger.store.OpeningLedger;
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
 * Visits every schedule of a scenario: the store's own code, each of its calls one step, a crash at any of them, the caller's repeat. Two
 * schedules that leave the same table, and the same replies to everybody, go on alike, so each such state is visited once; how many schedules
 * lead through it is counted.
 */
final class ScheduleExplorer {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private final Scenario scenario;
    private final TableEngine engine;
    private final UnaryOperator<DynamoDbRequest> tampering;
    private final UserId user = Ids.user();
    private final List<Scenario.Request> requests;
    private final Numbered<TableImage> images = new Numbered<>();
    private final Numbered<ClientRun> runs = new Numbered<>();
    private final ScheduleCheck check;
    private final Map<ScheduleState, BigInteger> schedules = new HashMap<>();
    private final Deque<String> trail = new ArrayDeque<>();
    private final ScheduleState start;

    ScheduleExplorer(Scenario scenario, int crashes) {
        this(scenario, crashes, TableEngine.EVALUATOR, UnaryOperator.identity());
    }

    /** With an engine that executes the calls, and calls that are not those of the store. */
    ScheduleExplorer(Scenario scenario, int crashes, TableEngine engine, UnaryOperator<DynamoDbRequest> tampering) {
        this.engine = engine;
        this.scenario = scenario;
        this.tampering = tampering;
        var clock = new HandClock(Ids.NOW);
        var client = new SingleClient(engine, TableImage.EMPTY.with(OpeningLedger.item(user, Ids.NOW)), clock);
        this.requests = scenario.script().on(ClientRun.ledger(new ScriptedClient(client), 0), clock, user);
        this.check = new ScheduleCheck(engine, scenario, user, requests, images, runs);
        var begun = new ArrayList<Integer>();
        for (var actor = 0; actor < requests.size(); actor++) {
            begun.add(runs.id(ClientRun.begin(actor, 0, requests.get(actor))));
        }
        var after = Collections.nCopies(requests.size() + 1, 0);
        this.start =
                new ScheduleState(images.id(client.image()), begun, after, clock.instant(), scenario.ticks(), crashes);
    }

    /** The counts of visited states and schedules. */
    record Report(int states, BigInteger schedules) {}

    Report run() {
        var count = visit(start);
        return new Report(schedules.size(), count);
    }

    private BigInteger visit(ScheduleState state) {
        var known = schedules.get(state);
        if (known != null) {
            return known;
        }
        var next = next(state);
        var count = next.isEmpty() ? BigInteger.ONE : BigInteger.ZERO;
        if (next.isEmpty()) {
            check.everybodyIsDone(state, trail);
        }
        for (var step : next) {
            trail.addLast(step.name);
            check.stepIsSound(state.image(), step.to.image(), trail);
            count = count.add(visit(step.to));
            trail.removeLast();
        }
        schedules.put(state, count);
        return count;
    }

    private record Step(String name, ScheduleState to) {}

    private List<Step> next(ScheduleState state) {
        var steps = new ArrayList<Step>();
        for (var actor = 0; actor < requests.size(); actor++) {
            var run = runs.get(state.runs().get(actor));
            if (run.stage() instanceof Stage.Wants(var call) && isReady(state, run, call)) {
                steps.add(new Step(actor + " " + call, step(state, run, call)));
            }
        }
        if (state.ticks() > 0) {
            var ticked = state.later(scenario.tick(), state.ticks() - 1).begins(requests.size(), over(state));
            steps.add(new Step("tick", ticked));
        }
        var waiting = state.runs().stream().map(runs::get).anyMatch(s -> s.stage() instanceof Stage.Wants);
        if (steps.isEmpty() && waiting) {
            steps.add(new Step("lease", state.later(LEASE, 0)));
        }
        if (state.crashes() > 0) {
            addCrashes(state, steps);
        }
        return steps;
    }

    /** A waiting request goes on once the lock is released or its time is over; before that another look would change nothing. */
    private boolean isReady(ScheduleState state, ClientRun run, Call call) {
        return switch (call) {
            case Call.Rest() -> {
                var seen = run.lockSeen().orElseThrow();
                yield !LedgerSnapshot.isSameLock(images.get(state.image()), user, seen) || isOver(seen, state.now());
            }
            case Call.Clock() -> true;
            case Call.Request request -> true;
        };
    }

    private static boolean isOver(Item lock, Instant now) {
        return !lock.instant("lockUntil").isAfter(now);
    }

    private int over(ScheduleState state) {
        var over = state.ticks() < scenario.ticks() ? 1 << requests.size() : 0;
        for (var id : state.runs()) {
            var run = runs.get(id);
            over |= run.stage() instanceof Stage.Answered ? 1 << run.actor() : 0;
        }
        return over;
    }

    private ScheduleState step(ScheduleState before, ClientRun run, Call call) {
        var isFirst = run.life() == 0 && run.replies().isEmpty();
        var state = isFirst ? before.begins(run.actor(), over(before)) : before;
        return switch (call) {
            case Call.Request(var request) -> {
                var outcome = engine.apply(images.get(state.image()), tampering.apply(request));
                yield goesOn(state, run, outcome.reply(), images.id(outcome.after()));
            }
            case Call.Clock() -> goesOn(state, run, new Reply.Time(state.now()), state.image());
            case Call.Rest() -> goesOn(state, run, new Reply.Rested(), state.image());
        };
    }

    private ScheduleState goesOn(ScheduleState state, ClientRun run, Reply reply, int image) {
        var after = run.after(reply, requests.get(run.actor()));
        return state.goesOn(run.actor(), runs.id(after), image);
    }

    /** Somebody dies between two calls or before the answer arrives, and the caller asks again or does not. */
    private void addCrashes(ScheduleState state, List<Step> steps) {
        for (var id : state.runs()) {
            var run = runs.get(id);
            var died =
                    switch (run.stage()) {
                        case Stage.Wants(Call.Request request) -> run.hasBegun();
                        case Stage.Answered answered -> true;
                        case Stage.Wants wants -> false;
                        case Stage.Failed failed -> false;
                        case Stage.Gone gone -> false;
                    };
            if (died) {
                var again = ClientRun.begin(run.actor(), run.life() + 1, requests.get(run.actor()));
                steps.add(new Step(run.actor() + " crashes and repeats", state.dies(run.actor(), runs.id(again))));
                steps.add(new Step(run.actor() + " crashes", state.dies(run.actor(), runs.id(run.gone()))));
            }
        }
    }
}
