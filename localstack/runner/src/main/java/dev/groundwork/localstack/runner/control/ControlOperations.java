package dev.groundwork.localstack.runner.control;

import dev.groundwork.localstack.runner.events.ScheduleRun;
import dev.groundwork.localstack.runner.events.ScheduleState;
import dev.groundwork.localstack.runner.lambda.FunctionState;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operations behind the control API. */
public interface ControlOperations {

    /** Returns the answer of {@code GET /_local/status}. */
    Map<String, Object> status();

    /** Returns the product's time. */
    Instant now();

    /** Returns how far the product's clock is ahead of this machine's. */
    Duration offset();

    /** Moves the product's clock by a duration, which may be negative, and returns its new time. */
    Instant advance(Duration by);

    /** Returns the last runs of each schedule, newest first, by its name; the names in the template's order. */
    Map<String, List<ScheduleRun>> lastRuns();

    /** Returns each schedule as it is now, by its name. */
    Map<String, ScheduleState> schedules();

    /** Runs a schedule as if it were {@code time}; nothing where there is none of this name. */
    Optional<InvocationResult> runSchedule(String name, Instant time) throws InterruptedException;

    /** Waits until no stream and no queue has anything due; gives up after a while. */
    void awaitQuiet() throws InterruptedException;

    /** Returns the state of every function by its logical id. */
    Map<String, FunctionState> functions();

    /** Tells whether there is a function of this logical id. */
    boolean hasFunction(String id);

    /** Invokes a function. */
    InvocationResult invoke(String function, byte[] event) throws InterruptedException;

    /** The outcome of a rotation. */
    sealed interface Rotation {
        /** The secret has a new version, and it is current. */
        record Done() implements Rotation {}

        /** There is no such secret, or it has no rotation. */
        record Unknown() implements Rotation {}

        /** The rotation failed, with the function's message. */
        record Failed(String words) implements Rotation {}
    }

    /** Rotates a secret by the last part of its name. */
    Rotation rotate(String name) throws InterruptedException;

    /** Puts an event on the default bus; answers its id, or throws {@link IllegalArgumentException} with a sentence. */
    String putEvent(String source, String detailType, String detail);
}
