package dev.groundwork.localstack.runner.events;

import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The schedules of the template. They run as real time passes, at the product's hours; moving the product's clock runs none, and none that it
 * skipped. A run that is due while the last one goes on is left out.
 */
public final class Schedules implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(500);

    /** Invokes a function for a schedule. */
    @FunctionalInterface
    public interface Runs {

        /** Sends an event for the schedule of this name, and waits for what comes of it. */
        InvocationResult run(String schedule, String function, byte[] event) throws InterruptedException;
    }

    private final Map<String, ScheduleEntry> entries = new LinkedHashMap<>();
    private final Runs runs;
    private final InstantSource clock;
    private final Activity activity;
    private volatile boolean closed;

    /**
     * @param clock the product's
     * @throws IllegalArgumentException with a sentence where an expression is none or a name stands twice
     */
    public Schedules(Collection<Template.Function> functions, Runs runs, InstantSource clock, Activity activity) {
        this.runs = runs;
        this.clock = clock;
        this.activity = activity;
        for (var function : functions) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Template.Trigger.Schedule schedule) {
                    add(function.id(), schedule);
                }
            }
        }
    }

    private void add(String function, Template.Trigger.Schedule schedule) {
        try {
            var entry = new ScheduleEntry(function, schedule, ScheduleExpression.parse(schedule.expression()));
            if (entries.putIfAbsent(schedule.name(), entry) != null) {
                throw new IllegalArgumentException("the name stands twice");
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "template.yaml: the schedule " + schedule.name() + " of " + function + ": " + e.getMessage(), e);
        }
    }

    /** The names of all schedules, in the template's order. */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** Begins to run them as time passes. */
    public void start() {
        Thread.ofVirtual().name("schedules").start(() -> {
            try {
                var last = System.nanoTime();
                while (!closed) {
                    TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
                    var now = System.nanoTime();
                    tick(Duration.ofNanos(now - last));
                    last = now;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** So much real time has passed. */
    void tick(Duration passed) {
        var now = clock.instant();
        for (var entry : entries.values()) {
            entry.begins(now, passed).ifPresent(due -> begin(entry, due));
        }
    }

    private void begin(ScheduleEntry entry, Instant due) {
        var task = activity.begin();
        Thread.ofVirtual().name("schedule-" + entry.schedule.name()).start(() -> {
            try (task) {
                run(entry, due, ScheduleRun.StartedBy.SCHEDULE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                entry.ended();
            }
        });
    }

    /** Runs a schedule now, as if it were {@code time}. Nothing where there is none of this name. */
    public Optional<InvocationResult> run(String name, Instant time) throws InterruptedException {
        var entry = Optional.ofNullable(entries.get(name));
        return entry.isEmpty() ? Optional.empty() : Optional.of(run(entry.get(), time, ScheduleRun.StartedBy.REQUEST));
    }

    private InvocationResult run(ScheduleEntry entry, Instant time, ScheduleRun.StartedBy startedBy)
            throws InterruptedException {
        var begun = entry.history.begin(time, clock.instant(), startedBy);
        var started = System.nanoTime();
        // Where no result comes, this program is ending: the process would not live to tell it.
        InvocationResult result = new InvocationResult.Abandoned();
        try {
            result = runs.run(entry.schedule.name(), entry.function, ScheduledEvent.of(entry.schedule, time));
            return result;
        } finally {
            begun.ended(result, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** The last runs of each schedule while this program lives, newest first, by its name. */
    public Map<String, List<ScheduleRun>> lastRuns() {
        var last = new LinkedHashMap<String, List<ScheduleRun>>();
        entries.forEach((name, entry) -> last.put(name, entry.history.newestFirst()));
        return last;
    }

    /** Returns each schedule as it is now, by its name. */
    public Map<String, ScheduleState> states() {
        var now = clock.instant();
        var states = new LinkedHashMap<String, ScheduleState>();
        entries.forEach((name, entry) -> states.put(name, entry.state(now)));
        return states;
    }

    @Override
    public void close() {
        closed = true;
    }
}
