package dev.groundwork.hosting.port;

import dev.groundwork.appregistry.WorkerMessage;
import java.time.Duration;

/** The queue of the worker. */
@FunctionalInterface
public interface StepQueue {

    /** Sends a message that is delivered after this time. A lost one is sent again by the reconciler, so failing is no error. */
    void send(WorkerMessage message, Duration after);
}
