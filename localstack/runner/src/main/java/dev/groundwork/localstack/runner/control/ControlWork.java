package dev.groundwork.localstack.runner.control;

import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the control API lets be done. */
public interface ControlWork {

    /** The answer of {@code GET /_local/status}. */
    Map<String, Object> status();

    /** The product's time. */
    Instant now();

    /** Moves the product's clock, back too, and answers its time. */
    Instant advance(Duration by);

    /** The names of all schedules. */
    List<String> schedules();

    /** Runs a schedule as if it were {@code time}; nothing where there is none of this name. */
    Optional<InvocationResult> runSchedule(String name, Instant time) throws InterruptedException;

    /** Waits until no stream and no queue has anything due; gives up after a while. */
    void awaitQuiet() throws InterruptedException;

    /** Whether there is a function of this logical id. */
    boolean hasFunction(String id);

    /** Invokes a function. */
    InvocationResult invoke(String function, byte[] event) throws InterruptedException;

    /** What came of a rotation. */
    sealed interface Rotation {
        /** The secret has a new version, and it is current. */
        record Done() implements Rotation {}

        /** There is no such secret, or nothing rotates it. */
        record Unknown() implements Rotation {}

        /** It came to no end, in the function's words. */
        record Failed(String words) implements Rotation {}
    }

    /** Rotates a secret by the last part of its name. */
    Rotation rotate(String name) throws InterruptedException;

    /** Puts an event on the default bus; answers its id, or throws {@link IllegalArgumentException} with a sentence. */
    String putEvent(String source, String detailType, String detail);
}
