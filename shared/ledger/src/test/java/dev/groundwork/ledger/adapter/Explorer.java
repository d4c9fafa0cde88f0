package dev.groundwork.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.adapter.Strand.Stage;
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
 * schedules that leave the same table, and the same told to everybody, go on alike, so each such state is visited once; how many schedules
 * lead through it is counted.
 */
final class Explorer {

    private static final Duration LEASE = Duration.ofSeconds(2);

    private final Scene scene;
    private final UnaryOperator<DynamoDbRequest> tampering;
    private final UserId user = Ids.user();
    private final List<Scene.Request> requests;
    private final Orders orders;
    private final Known<Image> images = new Known<>();
    private final Known<Strand> strands = new Known<>();
    private final Map<Integer, Sight> sights = new HashMap<>();
    private final Map<State, BigInteger> schedules = new HashMap<>();
    private final Deque<String> trail = new ArrayDeque<>();
    private final State start;

    Explorer(Scene scene, int crashes) {
        this(scene, crashes, UnaryOperator.identity());
    }

    /** With calls that are not those of the adapter. */
    Explorer(Scene scene, int crashes, UnaryOperator<DynamoDbRequest> tampering) {
        this.scene = scene;
        this.tampering = tampering;
        var clock = new HandClock(Ids.NOW);
        var live = new Live(Image.EMPTY.with(OpeningLedger.item(user, Ids.NOW)), clock);
        this.requests = scene.script().on(Strand.ledger(new Recorded(live), 0), clock, user);
        this.orders = new Orders(scene, user, requests.size());
        var begun = new ArrayList<Integer>();
        for (var actor = 0; actor < requests.size(); actor++) {
            begun.add(strands.id(Strand.begin(actor, 0, requests.get(actor))));
        }
        var after = Collections.nCopies(requests.size() + 1, 0);
        this.start = new State(images.id(live.image()), begun, after, clock.instant(), scene.ticks(), crashes);
    }

    /** Values by small numbers, equal ones by one. */
    private static final class Known<T> {

        private final Map<T, Integer> ids = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        int id(T value) {
            return ids.computeIfAbsent(value, v -> {
                values.add(v);
                return values.size() - 1;
            });
        }

        T get(int id) {
            return values.get(id);
        }
    }

    /**
     * Everything that decides what may happen next, and what was over before what began.
     *
     * @param after for each request, and last for the tick, which of them were over when it began, as bits
     */
    private record State(int image, List<Integer> strands, List<Integer> after, Instant now, int ticks, int crashes) {

        State {
            strands = List.copyOf(strands);
            after = List.copyOf(after);
        }

        State begins(int index, int over) {
            var more = new ArrayList<>(after);
            more.set(index, over);
            return new State(image, strands, more, now, ticks, crashes);
        }

        State with(int actor, int strand, int newImage, int crashesLeft) {
            var others = new ArrayList<>(strands);
            others.set(actor, strand);
            return new State(newImage, others, after, now, ticks, crashesLeft);
        }

        State later(Duration by, int ticksLeft) {
            return new State(image, strands, after, now.plus(by), ticksLeft, crashes);
        }
    }

    /** What was visited. */
    record Report(int states, BigInteger schedules) {}

    Report run() {
        var count = visit(start);
        return new Report(schedules.size(), count);
    }

    private BigInteger visit(State state) {
        var known = schedules.get(state);
        if (known != null) {
            return known;
        }
        var next = next(state);
        var count = next.isEmpty() ? BigInteger.ONE : BigInteger.ZERO;
        if (next.isEmpty()) {
            judge(state);
        }
        for (var step : next) {
            trail.addLast(step.name);
            check(state, step.to);
            count = count.add(visit(step.to));
            trail.removeLast();
        }
        schedules.put(state, count);
        return count;
    }

    private record Step(String name, State to) {}

    private List<Step> next(State state) {
        var steps = new ArrayList<Step>();
        for (var actor = 0; actor < requests.size(); actor++) {
            var strand = strands.get(state.strands.get(actor));
            if (strand.stage() instanceof Stage.Wants(var call) && isReady(state, strand, call)) {
                steps.add(new Step(actor + " " + call, step(state, strand, call)));
            }
        }
        if (state.ticks > 0) {
            var ticked = state.later(scene.tick(), state.ticks - 1).begins(requests.size(), over(state));
            steps.add(new Step("tick", ticked));
        }
        var waiting = state.strands.stream().map(strands::get).anyMatch(s -> s.stage() instanceof Stage.Wants);
        if (steps.isEmpty() && waiting) {
            steps.add(new Step("lease", state.later(LEASE, 0)));
        }
        if (state.crashes > 0) {
            addCrashes(state, steps);
        }
        return steps;
    }

    /** Who waits before a gate goes on once that gate is open or its time is over; before that another look would change nothing. */
    private boolean isReady(State state, Strand strand, Call call) {
        return switch (call) {
            case Call.Rest() -> {
                var seen = strand.gateSeen().orElseThrow();
                yield !Sight.isSameGate(images.get(state.image), user, seen) || isOver(seen, state.now);
            }
            case Call.Clock() -> true;
            case Call.Request request -> true;
        };
    }

    private static boolean isOver(Item gate, Instant now) {
        return !gate.instant("gateUntil").isAfter(now);
    }

    private int over(State state) {
        var over = state.ticks < scene.ticks() ? 1 << requests.size() : 0;
        for (var id : state.strands) {
            var strand = strands.get(id);
            over |= strand.stage() instanceof Stage.Answered ? 1 << strand.actor() : 0;
        }
        return over;
    }

    private State step(State before, Strand strand, Call call) {
        var isFirst = strand.life() == 0 && strand.told().isEmpty();
        var state = isFirst ? before.begins(strand.actor(), over(before)) : before;
        return switch (call) {
            case Call.Request(var request) -> {
                var outcome = images.get(state.image).apply(tampering.apply(request));
                yield told(state, strand, outcome.reply(), images.id(outcome.after()));
            }
            case Call.Clock() -> told(state, strand, new Reply.Time(state.now), state.image);
            case Call.Rest() -> told(state, strand, new Reply.Rested(), state.image);
        };
    }

    private State told(State state, Strand strand, Reply reply, int image) {
        var after = strand.after(reply, requests.get(strand.actor()));
        return state.with(strand.actor(), strands.id(after), image, state.crashes);
    }

    /** Somebody dies between two calls or before the answer arrives, and the caller asks again or does not. */
    private void addCrashes(State state, List<Step> steps) {
        for (var id : state.strands) {
            var strand = strands.get(id);
            var died =
                    switch (strand.stage()) {
                        case Stage.Wants(Call.Request request) -> strand.hasBegun();
                        case Stage.Answered answered -> true;
                        case Stage.Wants wants -> false;
                        case Stage.Gone gone -> false;
                    };
            if (died) {
                var again = Strand.begin(strand.actor(), strand.life() + 1, requests.get(strand.actor()));
                steps.add(new Step(
                        strand.actor() + " crashes and repeats",
                        state.with(strand.actor(), strands.id(again), state.image, state.crashes - 1)));
                steps.add(new Step(
                        strand.actor() + " crashes",
                        state.with(strand.actor(), strands.id(strand.gone()), state.image, state.crashes - 1)));
            }
        }
    }

    private Sight sight(int image) {
        return sights.computeIfAbsent(image, i -> {
            var sight = Sight.of(images.get(i), user);
            assertThat(sight.faults()).as("%s", trail).isEmpty();
            return sight;
        });
    }

    private void check(State from, State to) {
        if (from.image != to.image) {
            assertThat(sight(to.image).continues(sight(from.image)))
                    .as("no entry changes: %s", trail)
                    .isTrue();
        }
    }

    /** Everybody is done: the answers are those of some order, and repeated requests are answered alike and change nothing. */
    private void judge(State state) {
        var ended = state.strands.stream().map(strands::get).toList();
        var clock = new HandClock(state.now);
        var live = new Live(images.get(state.image), clock);
        var ledger = Strand.ledger(new Recorded(live), -1);
        var answers = ended.stream().map(Explorer::text).toList();
        var seen = Observed.of(answers, ledger, user);
        assertThat(orders.allow(seen, ended, state.after))
                .as("no order gives %s: %s", seen, trail)
                .isTrue();
        for (var strand : ended) {
            if (strand.stage() instanceof Stage.Answered(var answer) && Observed.isLasting(answer)) {
                var again = requests.get(strand.actor()).to(ledger);
                assertThat(Observed.repeatable(again.toString()))
                        .as("%s", trail)
                        .isEqualTo(Observed.repeatable(answer.toString()));
            }
        }
        assertThat(Observed.of(answers, ledger, user)).as("%s", trail).isEqualTo(seen);
    }

    private static String text(Strand strand) {
        return switch (strand.stage()) {
            case Stage.Answered(var answer) -> Observed.plain(answer);
            case Stage.Gone gone -> "gone";
            case Stage.Wants(var call) -> throw new AssertionError("waits for ever for " + call);
        };
    }
}
