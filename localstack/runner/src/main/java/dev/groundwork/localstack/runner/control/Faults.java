package dev.groundwork.localstack.runner.control;

import dev.groundwork.localstack.runner.cloud.CloudCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Faults on order, for calls that functions make while they work for a request or a schedule. Faults add up: each counts the calls that match
 * it, and the first that is due hits.
 */
public final class Faults {

    private static final Set<String> WRITES = Set.of(
            "PutItem",
            "UpdateItem",
            "DeleteItem",
            "TransactWriteItems",
            "BatchWriteItem",
            "ExecuteStatement",
            "ExecuteTransaction",
            "BatchExecuteStatement");

    /** What a fault does. */
    public enum Kind {
        /** The calling process is killed just before the call is sent. */
        BEFORE,
        /** The calling process is killed just after the service committed the call. */
        AFTER,
        /** The service refuses to go so fast. */
        THROTTLE,
        /** The service refuses because another transaction is at the item. */
        CONFLICT,
        /** The call takes longer. */
        LATENCY;

        /** As the API writes it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A fault on order.
     *
     * @param operation its name, {@code write} for any write, nothing for all
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
            Duration latency) {

        private boolean matches(CloudCall call) {
            return service.equals(call.service())
                    && function.map(call.caller()::equals).orElse(true)
                    && operation.map(o -> isNamed(o, call.operation())).orElse(true);
        }

        private static boolean isNamed(String wanted, String operation) {
            return wanted.equals("write") ? WRITES.contains(operation) : wanted.equals(operation);
        }
    }

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

    private final RandomGenerator random;
    private final int most;
    private final List<Counter> counters = new ArrayList<>();

    /**
     * @param most how many may stand at a time
     */
    public Faults(RandomGenerator random, int most) {
        this.random = random;
        this.most = most;
    }

    /** Adds a fault to those that stand; false where there are too many. */
    public synchronized boolean add(Order order) {
        return counters.size() < most && counters.add(new Counter(order));
    }

    /** Removes them all. */
    public synchronized void clear() {
        counters.clear();
    }

    /** Those that stand, used-up ones too. */
    public synchronized List<Standing> standing() {
        return counters.stream().map(c -> new Standing(c.order, c.hits)).toList();
    }

    /** The fault of one of these kinds that hits this call, which is counted by every fault of these kinds that it matches. */
    public synchronized Optional<Order> hit(CloudCall call, Set<Kind> kinds) {
        Optional<Order> found = Optional.empty();
        for (var counter : counters) {
            var order = counter.order;
            if (kinds.contains(order.kind()) && order.matches(call)) {
                counter.seen++;
                var isDue = counter.seen >= order.nth() && counter.hits < order.times() && found.isEmpty();
                if (isDue && (order.probability() >= 1 || random.nextDouble() < order.probability())) {
                    counter.hits++;
                    found = Optional.of(order);
                }
            }
        }
        return found;
    }
}
