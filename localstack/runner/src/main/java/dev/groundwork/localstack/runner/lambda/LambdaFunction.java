package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One function: invoked with event JSON, run by one process at a time under AWS's runtime client. A process that ends is replaced, with growing
 * pauses when the replacements end too; one that works longer than the template allows is ended.
 */
public final class LambdaFunction implements AutoCloseable {

    /** The largest payload of a synchronous invocation, either way, in bytes. */
    public static final int MAX_PAYLOAD = 6 * 1024 * 1024;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int MAX_DOUBLINGS = 6;
    private static final long STOP_SECONDS = 4;

    /** How a start went. */
    public sealed interface Start {
        /** The function waits for events. */
        record Ready() implements Start {}

        /** It does not; in its own words. */
        record Failed(String words) implements Start {}
    }

    private final Template.Function function;
    private final Launcher launcher;
    private final LineLog log;
    private final InstantSource time;
    private final EventQueue queue = new EventQueue();
    private final CompletableFuture<Start> firstStart = new CompletableFuture<>();
    private @Nullable Worker worker;
    private boolean closed;
    private int failuresInARow;

    /**
     * @param launcher how its processes are started
     * @param log takes each line that the function writes
     * @param time the system's
     */
    public LambdaFunction(Template.Function function, Launcher launcher, LineLog log, InstantSource time) {
        this.function = function;
        this.launcher = launcher;
        this.log = log;
        this.time = time;
    }

    /** The function's logical id. */
    public String id() {
        return function.id();
    }

    /** What the template says of it. */
    public Template.Function declaration() {
        return function;
    }

    /** Starts a process if none runs. */
    public synchronized void start() {
        if (worker == null && !closed) {
            try {
                worker = new Worker(function, launcher, queue, log, time, this::onReady, this::onEnd);
            } catch (IOException e) {
                throw new UncheckedIOException("the function " + function.id() + " cannot be started", e);
            }
        }
    }

    /** Waits until the first process has initialised or has failed to. */
    public Start awaitFirstStart(Duration limit) throws InterruptedException {
        try {
            return firstStart.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Start.Failed("it has not asked for an event within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a start is never completed with an exception", e);
        }
    }

    private void onReady(Worker ready) {
        firstStart.complete(new Start.Ready());
    }

    private void onEnd(Worker ended) {
        long pause;
        synchronized (this) {
            worker = null;
            if (closed) {
                return;
            }
            failuresInARow++;
            pause = FIRST_PAUSE.toMillis() << Math.min(failuresInARow - 1, MAX_DOUBLINGS);
        }
        log.line(function.id(), "the process ended with exit code " + ended.exitCode() + " and is started again");
        if (!ended.isInitialised()) {
            firstStart.complete(new Start.Failed(words(ended)));
            queue.takeAll().forEach(i -> i.result().complete(new InvocationResult.Failed(initError(ended))));
        }
        Thread.ofVirtual().name("restart-" + function.id()).start(() -> restartAfter(pause));
    }

    private void restartAfter(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            log.line(function.id(), String.valueOf(e.getMessage()));
        }
    }

    private static String words(Worker ended) {
        var error = ended.initError()
                .map(e -> new String(e, StandardCharsets.UTF_8) + "\n")
                .orElse("");
        return "exit code " + ended.exitCode() + "\n" + error + ended.lastWords();
    }

    private static byte[] initError(Worker ended) {
        return ended.initError()
                .orElseGet(() -> error("Runtime.ExitError", "Runtime exited before it was initialised"));
    }

    /** Ends the process at once, as a crash would, and returns when it has ended: what it works on is not answered. */
    public void kill() throws InterruptedException {
        Worker now;
        synchronized (this) {
            now = worker;
            failuresInARow = 0;
        }
        if (now != null) {
            now.kill();
        }
    }

    /**
     * Sends an event and waits for the answer.
     *
     * @param traceId what the function finds as its trace id
     * @param patience how long the caller waits at most; the function's own time begins when a process takes the event
     */
    public InvocationResult invoke(byte[] event, String traceId, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        var invocation = new Invocation(UUID.randomUUID().toString(), event, traceId);
        start();
        queue.add(invocation);
        if (await(invocation.taken(), invocation.result(), patience.toNanos())) {
            var own = function.timeout().toNanos();
            var left = end - System.nanoTime();
            if (await(invocation.result(), invocation.result(), Math.min(own, left))) {
                return judged(invocation.result().join());
            }
            return own <= left ? timedOut() : new InvocationResult.Abandoned();
        }
        queue.remove(invocation);
        return new InvocationResult.Abandoned();
    }

    /** Whether one of the two comes in time. */
    private static boolean await(CompletableFuture<?> one, CompletableFuture<?> other, long nanos)
            throws InterruptedException {
        try {
            CompletableFuture.anyOf(one, other).get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an invocation is never completed with an exception", e);
        }
    }

    private InvocationResult judged(InvocationResult result) {
        if (result instanceof InvocationResult.Answered(var payload)) {
            synchronized (this) {
                failuresInARow = 0;
            }
            return payload.length > MAX_PAYLOAD
                    ? new InvocationResult.Failed(error(
                            "Function.ResponseSizeTooLarge",
                            "Response payload size exceeded maximum allowed payload size (6291456 bytes)."))
                    : result;
        }
        return result;
    }

    private InvocationResult timedOut() throws InterruptedException {
        log.line(function.id(), "Task timed out after " + function.timeout().toSeconds() + " seconds");
        kill();
        return new InvocationResult.TimedOut();
    }

    private static byte[] error(String type, String message) {
        return ("{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Ends the process first, then what it asks. */
    @Override
    public void close() {
        Optional<Worker> last;
        synchronized (this) {
            closed = true;
            last = Optional.ofNullable(worker);
        }
        try {
            if (last.isPresent()) {
                last.get().stop(STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
