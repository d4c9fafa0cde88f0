package dev.groundwork.hosting.deployment;

import dev.groundwork.appregistry.WorkerMessage;
import java.time.Duration;

/** The queue of the worker of deployments. */
@FunctionalInterface
public interface WorkerQueue {

    /** Sends a message that is delivered after this time. A failure is only logged, because the reconciler sends what was lost. */
    void send(WorkerMessage message, Duration after);
}
