package dev.groundwork.localstack.runner.events;

import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The schedules of the template. They run as real time passes, with the product's time in their input; moving the clock runs none. */
public final class Schedules implements AutoCloseable {

    /** What EventBridge Scheduler puts into an input. */
    private static final String SCHEDULED_TIME = "<aws.scheduler.scheduled-time>";

    private record Entry(String function, Template.Trigger.Schedule schedule, ScheduleExpression expression) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Functions functions;
    private final InstantSource clock;
    private volatile boolean closed;

    public Schedules(Collection<Template.Function> declared, Functions functions, InstantSource clock) {
        this.functions = functions;
        this.clock = clock;
        for (var function : declared) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Template.Trigger.Schedule schedule) {
                    var expression = ScheduleExpression.parse(schedule.expression());
                    entries.put(schedule.name(), new Entry(function.id(), schedule, expression));
                }
            }
        }
    }

    /** The names of all schedules, in the template's order. */
    public Set<String> names() {
        return entries.keySet();
    }

    /** Begins to run them as time passes. */
    public void start() {
        entries.values().forEach(entry -> Thread.ofVirtual().name("schedule").start(() -> repeat(entry)));
    }

    private void repeat(Entry entry) {
        try {
            while (!closed) {
                TimeUnit.MILLISECONDS.sleep(
                        entry.expression().untilNext(Instant.now()).toMillis());
                if (!closed) {
                    functions.invoke(entry.function(), input(entry, clock.instant()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a schedule now, as if it were {@code time}. Nothing when there is none of this name. */
    public Optional<InvocationResult> run(String name, Instant time) throws InterruptedException {
        var entry = entries.get(name);
        return entry == null ? Optional.empty() : Optional.of(functions.invoke(entry.function(), input(entry, time)));
    }

    private static byte[] input(Entry entry, Instant time) {
        return entry.schedule()
                .input()
                .orElse("{}")
                .replace(SCHEDULED_TIME, time.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closed = true;
    }
}
