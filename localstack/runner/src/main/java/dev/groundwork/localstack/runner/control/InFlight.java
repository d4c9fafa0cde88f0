package dev.groundwork.localstack.runner.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What each function works for at the moment: requests and schedules, for which somebody waits, or streams and queues. A call of a function is
 * told apart by the trace id that it carries, and where it carries none by what is under way.
 */
public final class InFlight {

    /**
     * An invocation under way.
     *
     * @param purpose the request as {@code POST /api/…}, or {@code SCHEDULE name}; nothing where nobody waits
     */
    private record Work(String traceId, Optional<String> purpose) {}

    private final Map<String, List<Work>> byFunction = new ConcurrentHashMap<>();

    /** An invocation begins; to be closed when it has ended. */
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

    /** Ends what was begun. */
    @FunctionalInterface
    public interface Ended extends AutoCloseable {
        @Override
        void close();
    }

    /** Whether a call with this trace id (empty where it has none) is made while somebody waits for the function. */
    public boolean isForeground(String function, String traceId) {
        return candidates(function, traceId).stream()
                .anyMatch(work -> work.purpose().isPresent());
    }

    /** What a call is made for; nothing where nobody waits, and where several purposes are possible. */
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
    private static boolean isSame(String own, String told) {
        return !told.isEmpty() && root(own).equals(root(told));
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
