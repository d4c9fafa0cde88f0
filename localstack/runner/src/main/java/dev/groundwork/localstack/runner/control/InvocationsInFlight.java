package dev.groundwork.localstack.runner.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The invocations under way by function, each with its purpose: a request or a schedule, for which a caller waits, or a stream or queue. A call
 * of a function belongs to the invocation whose trace id it carries; without a trace id it may belong to any of the function's invocations.
 */
public final class InvocationsInFlight {

    /**
     * An invocation under way.
     *
     * @param purpose the request as {@code POST /api/…}, or {@code SCHEDULE name}; nothing where no caller waits
     */
    private record Work(String traceId, Optional<String> purpose) {}

    private final Map<String, List<Work>> byFunction = new ConcurrentHashMap<>();

    /** Adds an invocation. The caller closes the result when the invocation has ended. */
    public Ended begin(String function, String traceId, Optional<String> purpose) {
        var work = new Work(traceId, purpose);
        var all = byFunction.computeIfAbsent(function, f -> new ArrayList<>());
        synchronized (all) {
            all.add(work);
        }
        var isOpen = new AtomicBoolean(true);
        return () -> {
            if (isOpen.getAndSet(false)) {
                synchronized (all) {
                    all.remove(work);
                }
            }
        };
    }

    /** Removes the invocation. */
    @FunctionalInterface
    public interface Ended extends AutoCloseable {
        @Override
        void close();
    }

    /** Tells whether a call with this trace id (empty where it has none) is made while a caller waits for the function. */
    public boolean isForeground(String function, String traceId) {
        return candidates(function, traceId).stream()
                .anyMatch(work -> work.purpose().isPresent());
    }

    /** Returns the purpose of a call; nothing where no caller waits, and where several purposes are possible. */
    public Optional<String> purpose(String function, String traceId) {
        var purposes = candidates(function, traceId).stream()
                .map(Work::purpose)
                .distinct()
                .toList();
        return purposes.size() == 1 ? purposes.getFirst() : Optional.empty();
    }

    private List<Work> candidates(String function, String traceId) {
        var all = Optional.ofNullable(byFunction.get(function)).orElseGet(List::of);
        synchronized (all) {
            var same =
                    all.stream().filter(work -> isSame(work.traceId(), traceId)).toList();
            return same.isEmpty() ? List.copyOf(all) : same;
        }
    }

    /** SDKs may add to a trace id, its root stays. */
    private static boolean isSame(String own, String sent) {
        return !sent.isEmpty() && root(own).equals(root(sent));
    }

    private static String root(String traceId) {
        for (var part : traceId.split(";", -1)) {
            if (part.startsWith("Root=")) {
                return part;
            }
        }
        return traceId;
    }
}
