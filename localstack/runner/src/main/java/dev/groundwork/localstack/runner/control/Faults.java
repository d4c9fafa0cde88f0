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
 * Injected faults, for calls that functions make while they work for a request or a schedule. Each fault counts the calls that match it, and the
 * first one that is due hits.
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

    /** The effect of a fault. */
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
     * An injected fault.
     *
     * @param operation its name, {@code write} for any write, nothing for all
     * @param function the logical id of the caller, nothing for all
     * @param nth which matching call it begins with
     * @param probability of a hit from then on
     * @param times how often it hits at most
     * @param latency how long a call is held up
     */
    public record Fault(
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
            return wanted.equals("write") ? isWrite(operation) : wanted.equals(operation);
        }

        /** At Stripe an operation begins with its method. */
        private static boolean isWrite(String operation) {
            return WRITES.contains(operation) || operation.startsWith("POST ") || operation.startsWith("DELETE ");
        }
    }

    /** A fault and its number of hits so far. */
    public record Status(Fault fault, long hits) {}

    private static final class Counter {

        private final Fault fault;
        private long seen;
        private long hits;

        private Counter(Fault fault) {
            this.fault = fault;
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
    public synchronized boolean add(Fault fault) {
        return counters.size() < most && counters.add(new Counter(fault));
    }

    /** Removes them all. */
    public synchronized void clear() {
        counters.clear();
    }

    /** Returns all faults, used-up ones too. */
    public synchronized List<Status> all() {
        return counters.stream().map(c -> new Status(c.fault, c.hits)).toList();
    }

    /** The fault of one of these kinds that hits this call, which is counted by every fault of these kinds that it matches. */
    public synchronized Optional<Fault> hit(CloudCall call, Set<Kind> kinds) {
        Optional<Fault> found = Optional.empty();
        for (var counter : counters) {
            var fault = counter.fault;
            if (kinds.contains(fault.kind()) && fault.matches(call)) {
                counter.seen++;
                var isDue = counter.seen >= fault.nth() && counter.hits < fault.times() && found.isEmpty();
                if (isDue && (fault.probability() >= 1 || random.nextDouble() < fault.probability())) {
                    counter.hits++;
                    found = Optional.of(fault);
                }
            }
        }
        return found;
    }
}
