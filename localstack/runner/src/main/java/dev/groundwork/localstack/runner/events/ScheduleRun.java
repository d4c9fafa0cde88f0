package dev.groundwork.localstack.runner.events;

import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of a schedule.
 *
 * @param scheduledFor the time that the function was told
 * @param startedAt the product's time when the run began
 * @param startedBy what began it
 * @param end how it ended; empty while it goes on
 */
public record ScheduleRun(Instant scheduledFor, Instant startedAt, StartedBy startedBy, Optional<End> end) {

    /** The cause of a run. */
    public enum StartedBy {
        /** The time that the template names has passed. */
        SCHEDULE,
        /** Somebody asked for it by the control API. */
        REQUEST
    }

    /**
     * The end of a run.
     *
     * @param result what came of the invocation
     * @param took the real time of the invocation, without the queues behind it
     */
    public record End(InvocationResult result, Duration took) {}
}
