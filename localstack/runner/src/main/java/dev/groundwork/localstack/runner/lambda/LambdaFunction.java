package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One function, invoked with event JSON. Its process starts with the first event, which waits for it, and works on up to 48 events at a time.
 * A process that works longer on an event than the template allows is ended.
 */
public final class LambdaFunction implements AutoCloseable {

    /** The largest payload of a synchronous invocation, either way, in bytes. */
    public static final int MAX_PAYLOAD = 6 * 1024 * 1024;

    /** The time that a process has to initialise, also on a machine that builds at the same time. */
    static final Duration INIT_LIMIT = Duration.ofMinutes(2);

    private final Template.Function function;
    private final EventQueue queue = new EventQueue();
    private final ProcessSlot slot;
    private final LineLog log;

    /**
     * @param launcher starts its processes
     * @param log takes each line that the function writes
     * @param time the system's
     */
    public LambdaFunction(Template.Function function, Launcher launcher, LineLog log, InstantSource time) {
        this.function = function;
        this.log = log;
        this.slot = new ProcessSlot(function, launcher, queue, log, time);
    }

    /** Returns the function's logical id. */
    public String id() {
        return function.id();
    }

    /** Returns the function's declaration in the template. */
    public Template.Function declaration() {
        return function;
    }

    /** Returns what is known of the function's process. */
    public FunctionState state() {
        return slot.state();
    }

    /** Starts a process if there is none, and waits until it is initialised. Returns the reason where it is not. */
    public Optional<InitError> warmUp() throws InterruptedException {
        return slot.warmUp(INIT_LIMIT);
    }

    /** Ends the process where it has had no event for so long. */
    public void endIdle(Duration limit) {
        slot.endIdle(limit);
    }

    /** Ends the process at once, as a crash does, and returns when it has ended: the events that it works on are not answered. */
    public void kill() throws InterruptedException {
        slot.kill();
    }

    /**
     * Sends an event and waits for the answer.
     *
     * @param traceId the trace id that the function sees
     * @param patience the time that the caller waits at most once a process is initialised; the function's own timeout begins when the process
     *     takes the event
     * @param onTaken is run before a process receives the event
     */
    public InvocationReport invoke(byte[] event, String traceId, Duration patience, Runnable onTaken)
            throws InterruptedException {
        var invocation = new Invocation(event, traceId, onTaken);
        try (var use = slot.enqueue(invocation)) {
            var start = use.coldStart();
            if (start.isPresent() && !await(INIT_LIMIT.toNanos(), start.get(), invocation.result())) {
                use.endInit(INIT_LIMIT);
            }
            var result = await(invocation, System.nanoTime() + patience.toNanos());
            return new InvocationReport(result, start.flatMap(LambdaFunction::initDuration), invocation.duration());
        }
    }

    private static Optional<Duration> initDuration(CompletableFuture<Duration> start) {
        return start.isDone() && !start.isCancelled() ? Optional.of(start.join()) : Optional.empty();
    }

    private InvocationResult await(Invocation invocation, long end) throws InterruptedException {
        if (!await(end - System.nanoTime(), invocation.taken(), invocation.result()) && invocation.withdraw()) {
            queue.remove(invocation);
            return new InvocationResult.Abandoned();
        }
        var timeout = function.timeout().toNanos();
        var left = end - System.nanoTime();
        if (await(Math.min(timeout, left), invocation.result())) {
            return checked(invocation.result().join().result());
        }
        return timeout <= left ? timedOut() : new InvocationResult.Abandoned();
    }

    /** Waits for one of the futures. Returns false where none comes in time. */
    private static boolean await(long nanos, CompletableFuture<?>... futures) throws InterruptedException {
        try {
            CompletableFuture.anyOf(futures).get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (CancellationException | ExecutionException e) {
            // A cancelled start: the process ended before it was initialised, and the result says why.
            return true;
        }
    }

    private static InvocationResult checked(InvocationResult result) {
        return result instanceof InvocationResult.Answered(var payload) && payload.length > MAX_PAYLOAD
                ? new InvocationResult.Failed(
                        ("{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":\"Response payload size exceeded maximum allowed"
                                        + " payload size (" + MAX_PAYLOAD + " bytes).\"}")
                                .getBytes(StandardCharsets.UTF_8))
                : result;
    }

    private InvocationResult timedOut() throws InterruptedException {
        log.line(function.id(), "Task timed out after " + function.timeout().toSeconds() + " seconds");
        kill();
        return new InvocationResult.TimedOut();
    }

    /** Ends the process, and answers every event that waits as crashed. */
    @Override
    public void close() {
        slot.close();
    }
}
