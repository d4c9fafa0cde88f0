package dev.groundwork.localstack.runner.control;

import dev.groundwork.localstack.dynamodb.FaultPoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Faults on order, for calls that functions make while they work for a request or a schedule. {@code before} and {@code after} end the calling
 * process just before the call is sent, or just after the service committed it.
 */
public final class Faults implements FaultPoint {

    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem");

    /** What a fault does. */
    public enum Kind {
        BEFORE,
        AFTER,
        THROTTLE,
        CONFLICT,
        LATENCY
    }

    /**
     * A fault on order.
     *
     * @param operation the operation, {@code write} for any write, nothing for all
     * @param function the logical id of the caller, nothing for all
     * @param nth which matching call it begins with
     * @param probability of a hit from then on
     * @param times how often it hits at most
     * @param latency how long a call is held up
     */
    public record Order(
            String service,
            Optional<String> operation,
            Optional<String> function,
            Kind kind,
            long nth,
            double probability,
            long times,
            Duration latency) {}

    /** An order and what became of it so far. */
    public record Standing(Order order, long hits) {}

    private static final class Counter {

        private final Order order;
        private long seen;
        private long hits;

        private Counter(Order order) {
            this.order = order;
        }
    }

    private final Predicate<String> isForeground;
    private final Consumer<String> kill;
    private final RandomGenerator random;
    private final List<Counter> counters = new ArrayList<>();

    /**
     * @param isForeground whether a function works for a request or a schedule now
     * @param kill ends a function's process
     */
    public Faults(Predicate<String> isForeground, Consumer<String> kill, RandomGenerator random) {
        this.isForeground = isForeground;
        this.kill = kill;
        this.random = random;
    }

    /** Adds a fault to those that stand. */
    public synchronized void add(Order order) {
        counters.add(new Counter(order));
    }

    /** Removes them all. */
    public synchronized void clear() {
        counters.clear();
    }

    /** Those that stand, used-up ones too. */
    public synchronized List<Standing> standing() {
        return counters.stream().map(c -> new Standing(c.order, c.hits)).toList();
    }

    @Override
    public Verdict before(Call call) {
        return hit(call, Set.of(Kind.BEFORE, Kind.THROTTLE, Kind.CONFLICT, Kind.LATENCY))
                .map(order -> act(order, call))
                .orElse(new Verdict.Proceed());
    }

    @Override
    public Verdict after(Call call) {
        return hit(call, Set.of(Kind.AFTER)).map(order -> act(order, call)).orElse(new Verdict.Proceed());
    }

    private Verdict act(Order order, Call call) {
        return switch (order.kind()) {
            case BEFORE, AFTER -> {
                kill.accept(call.caller());
                yield new Verdict.Lose();
            }
            case THROTTLE -> new Verdict.Throttle();
            case CONFLICT -> new Verdict.Conflict();
            case LATENCY -> {
                hold(order.latency());
                yield new Verdict.Proceed();
            }
        };
    }

    private static void hold(Duration latency) {
        try {
            TimeUnit.MILLISECONDS.sleep(latency.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Order> hit(Call call, Set<Kind> kinds) {
        if (call.caller().isEmpty() || !isForeground.test(call.caller())) {
            return Optional.empty();
        }
        for (var counter : counters) {
            var order = counter.order;
            if (kinds.contains(order.kind()) && matches(order, call)) {
                counter.seen++;
                var isDue = counter.seen >= order.nth() && counter.hits < order.times();
                if (isDue && (order.probability() >= 1 || random.nextDouble() < order.probability())) {
                    counter.hits++;
                    return Optional.of(order);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean matches(Order order, Call call) {
        return order.service().equals("dynamodb")
                && order.function().map(call.caller()::equals).orElse(true)
                && order.operation()
                        .map(o -> o.equals("write") ? WRITES.contains(call.operation()) : o.equals(call.operation()))
                        .orElse(true);
    }
}
