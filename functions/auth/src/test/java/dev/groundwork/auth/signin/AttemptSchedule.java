package dev.groundwork.auth.signin;

import dev.groundwork.auth.signin.AttemptWorld.Told;
import dev.groundwork.auth.signin.SteppedCalls.Crash;
import dev.groundwork.auth.signin.SteppedCalls.Fate;
import dev.groundwork.auth.signin.SteppedCalls.Stepped;
import dev.groundwork.auth.throttle.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * One schedule of attempts: at each step one of them goes on by one call, dies, loses an answer, or time passes. A function chooses among the
 * steps that are possible.
 */
final class AttemptSchedule {

    private final AttemptWorld world;
    private final Scenario scenario;
    private final AttemptPromises promises;
    private final List<Attempt> attempts = new ArrayList<>();
    private int faults;
    private int ticks;

    /**
     * Attempts that begin at once.
     *
     * @param failures failures in a row before them
     * @param passwords for each attempt whether its password is right
     * @param faults the number of calls that may end their process or lose their answer
     * @param ticks the number of times that time may pass
     * @param tick the time that passes then
     */
    record Scenario(String name, int failures, List<Boolean> passwords, int faults, int ticks, Duration tick) {

        Scenario {
            passwords = List.copyOf(passwords);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final class Attempt {

        private final boolean right;
        private final Stepped<Told> stepped;
        private Instant verifiedAt = Instant.MAX;
        private String permit = "none yet";
        private int changesSeen = -1;

        Attempt(AttemptWorld world, boolean right) throws InterruptedException {
            this.right = right;
            stepped = Stepped.start(() -> world.attempt(right, its -> {
                permit = its;
                verifiedAt = world.clock().instant();
            }));
        }
    }

    private AttemptSchedule(AttemptWorld world, Scenario scenario) throws InterruptedException {
        this.world = world;
        this.scenario = scenario;
        world.reset(scenario.failures());
        promises = new AttemptPromises(scenario.failures(), world.failedAt());
        for (var right : scenario.passwords()) {
            attempts.add(new Attempt(world, right));
        }
    }

    /**
     * Runs attempts to their ends.
     *
     * @param choice chooses one of so many possible steps
     */
    static void run(AttemptWorld world, Scenario scenario, IntUnaryOperator choice) throws InterruptedException {
        new AttemptSchedule(world, scenario).run(choice);
    }

    private void run(IntUnaryOperator choice) throws InterruptedException {
        try {
            while (attempts.stream().anyMatch(attempt -> !attempt.stepped.hasEnded())) {
                var steps = steps();
                steps.get(choice.applyAsInt(steps.size())).take();
            }
        } finally {
            endAll();
        }
        var count = world.item();
        promises.atTheEnd(
                count.number("failures", 0), !count.stringSet("permits").isEmpty());
    }

    /** No thread stays behind after a schedule that went wrong. */
    private void endAll() throws InterruptedException {
        for (var attempt : attempts) {
            while (!attempt.stepped.hasEnded()) {
                attempt.stepped.step(Fate.CRASH_BEFORE);
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void take() throws InterruptedException;
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        var running =
                attempts.stream().filter(attempt -> !attempt.stepped.hasEnded()).toList();
        for (var attempt : running.stream().filter(this::goesOn).toList()) {
            steps.add(() -> step(attempt, Fate.ANSWERED));
            if (faults < scenario.faults() && !attempt.stepped.isPausing()) {
                for (var fate : List.of(Fate.ANSWER_LOST, Fate.CRASH_BEFORE, Fate.CRASH_AFTER)) {
                    steps.add(() -> fault(attempt, fate));
                }
            }
        }
        if (ticks < scenario.ticks()) {
            steps.add(this::tick);
        }
        if (steps.isEmpty()) {
            // All pause, and nothing changes any more: in whatever order they ask, they find the same.
            steps.add(() -> step(running.getFirst(), Fate.ANSWERED));
        }
        return steps;
    }

    /** One that pauses goes on once something has changed: until then it would find the same. */
    private boolean goesOn(Attempt attempt) {
        return !attempt.stepped.isPausing() || attempt.changesSeen != world.changes() + ticks;
    }

    private void tick() {
        ticks++;
        world.clock().advance(scenario.tick());
        if (scenario.tick().compareTo(Throttle.LEASE) >= 0) {
            promises.lost((int) attempts.stream()
                    .filter(attempt -> !attempt.stepped.hasEnded())
                    .count());
        }
    }

    private void fault(Attempt attempt, Fate fate) throws InterruptedException {
        faults++;
        step(attempt, fate);
    }

    private void step(Attempt attempt, Fate fate) throws InterruptedException {
        var wasInFlight = world.item().stringSet("permits").contains(attempt.permit);
        attempt.stepped.step(fate);
        if (attempt.stepped.isPausing()) {
            attempt.changesSeen = world.changes() + ticks;
        }
        if (attempt.stepped.hasEnded()) {
            ended(attempt, wasInFlight);
        }
    }

    private void ended(Attempt attempt, boolean wasInFlight) {
        Told told;
        try {
            told = attempt.stepped.result();
        } catch (Crash e) {
            promises.lost(1);
            if (attempt.right && world.item().number("failures", 0) == 0) {
                promises.rightWithoutAWord();
            }
            return;
        }
        promises.told(told, attempt.verifiedAt, wasInFlight);
    }
}
