package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.WorkerMessage;
import java.time.Duration;

/** The queue of the worker of deployments. */
@FunctionalInterface
public interface WorkerQueue {

    /** The longest delay of a message (Amazon SQS API reference, SendMessage, DelaySeconds). */
    Duration LONGEST_DELAY = Duration.ofMinutes(15);

    /**
     * Sends a message that is delivered after this time, or after {@link #LONGEST_DELAY} where that is shorter. A failure is only logged,
     * because the reconciler sends what was lost.
     */
    void send(WorkerMessage message, Duration after);
}
