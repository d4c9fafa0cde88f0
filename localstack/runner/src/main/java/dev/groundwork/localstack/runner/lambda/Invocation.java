package dev.groundwork.localstack.runner.lambda;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * An event on its way through a function.
 *
 * @param id the request id that the function sees
 * @param onTaken is run before a process receives the event
 * @param taken completes with the time of {@link System#nanoTime()} when a process takes the event, and with nothing when its caller withdraws it
 * @param result completes with the outcome
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
record Invocation(
        String id,
        byte[] event,
        String traceId,
        Runnable onTaken,
        CompletableFuture<Optional<Long>> taken,
        CompletableFuture<Completion> result) {

    /** An outcome and the time of {@link System#nanoTime()} at which it came. */
    record Completion(InvocationResult result, long nanos) {}

    Invocation(byte[] event, String traceId, Runnable onTaken) {
        this(
                UUID.randomUUID().toString(),
                event,
                traceId,
                onTaken,
                new CompletableFuture<>(),
                new CompletableFuture<>());
    }

    /** Marks the event as taken by a process. Returns false where the caller has withdrawn it. */
    boolean take() {
        var isTaken = taken.complete(Optional.of(System.nanoTime()));
        if (isTaken) {
            onTaken.run();
        }
        return isTaken;
    }

    /** Withdraws the event. Returns false where a process has taken it. */
    boolean withdraw() {
        return taken.complete(Optional.empty());
    }

    /** Completes the invocation, unless it is complete. */
    void complete(InvocationResult outcome) {
        result.complete(new Completion(outcome, System.nanoTime()));
    }

    /** Returns the time from the moment a process took the event to the outcome, or until now; empty where none took it. */
    Optional<Duration> duration() {
        var end = result.isDone() ? result.join().nanos() : System.nanoTime();
        return taken.isDone() ? taken.join().map(start -> Duration.ofNanos(end - start)) : Optional.empty();
    }
}
