package dev.groundwork.localstack.runner.events;

import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The last runs of one schedule while this program lives. Safe for threads. */
final class ScheduleHistory {

    /** As many as a page shows; the reconciler alone makes 1,440 a day. */
    static final int MAX_RUNS = 20;

    private final Deque<AtomicReference<ScheduleRun>> runs = new ArrayDeque<>();

    /** A run that is under way. */
    interface Begun {

        /** Records its end. */
        void ended(InvocationResult result, Duration took);
    }

    /** Records that a run begins; the oldest one is forgotten where there are too many. */
    Begun begin(Instant scheduledFor, Instant startedAt, ScheduleRun.StartedBy startedBy) {
        var begun = new ScheduleRun(scheduledFor, startedAt, startedBy, Optional.empty());
        var run = new AtomicReference<>(begun);
        synchronized (runs) {
            runs.addFirst(run);
            if (runs.size() > MAX_RUNS) {
                runs.removeLast();
            }
        }
        return (result, took) -> run.set(
                new ScheduleRun(scheduledFor, startedAt, startedBy, Optional.of(new ScheduleRun.End(result, took))));
    }

    /** Returns the runs, the one that began last first. */
    List<ScheduleRun> newestFirst() {
        synchronized (runs) {
            return runs.stream().map(AtomicReference::get).toList();
        }
    }
}
