package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The place for the one process of a function. The lock of this object makes two decisions atomic: an event is queued and a process for it is
 * there or starts; a process is idle, no event is on its way to it, and it takes no more. So no event is lost between a process that ends and
 * the next one.
 */
final class ProcessSlot implements AutoCloseable {

    private static final long STOP_SECONDS = 4;

    private final Template.Function function;
    private final Launcher launcher;
    private final EventQueue queue;
    private final LineLog log;
    private final InstantSource time;
    private final FunctionProcess.Listener listener = new ProcessListener();
    private final Set<FunctionProcess> ending = new HashSet<>();
    private @Nullable FunctionProcess current;
    private boolean closed;
    private int callers;
    private long lastUsed;
    private long starts;
    private Optional<Duration> initDuration = Optional.empty();
    private Optional<InitError> initError = Optional.empty();

    ProcessSlot(Template.Function function, Launcher launcher, EventQueue queue, LineLog log, InstantSource time) {
        this.function = function;
        this.launcher = launcher;
        this.queue = queue;
        this.log = log;
        this.time = time;
    }

    /** A caller that waits for an event; while it is open the process is not ended as idle. */
    final class Use implements AutoCloseable {

        private final Optional<FunctionProcess> starting;

        private Use(Optional<FunctionProcess> starting) {
            this.starting = starting;
        }

        /** Returns the start that the event waits for; empty where the process was initialised already. */
        Optional<CompletableFuture<Duration>> coldStart() {
            return starting.map(FunctionProcess::initialised);
        }

        /** Ends the process that the event waits for because it has not initialised in time. */
        void endInit(Duration limit) {
            starting.ifPresent(process -> process.endInit(limit));
        }

        @Override
        public void close() {
            synchronized (ProcessSlot.this) {
                callers--;
                lastUsed = System.nanoTime();
            }
        }
    }

    /** Queues an event and starts a process for it if there is none. Where none can be started the event is completed with the reason. */
    synchronized Use enqueue(Invocation invocation) {
        callers++;
        queue.add(invocation);
        var isWarm = current != null && current.isInitialised();
        start();
        return new Use(isWarm ? Optional.empty() : Optional.ofNullable(current));
    }

    /** Starts a process if there is none. To be called with the lock. */
    private void start() {
        if (closed) {
            complete(queue.takeAll(), new InvocationResult.Crashed());
        } else if (current == null) {
            try {
                starts++;
                lastUsed = System.nanoTime();
                current = new FunctionProcess(function, launcher, queue, log, time, listener);
            } catch (IOException e) {
                fail(InitError.notLaunched(String.valueOf(e.getMessage())));
            }
        }
    }

    /** Completes every event that waits with the reason of a failed start. To be called with the lock. */
    private void fail(InitError error) {
        initError = Optional.of(error);
        complete(queue.takeAll(), new InvocationResult.NotStarted(error.json()));
    }

    private static void complete(List<Invocation> invocations, InvocationResult result) {
        invocations.forEach(invocation -> invocation.complete(result));
    }

    /** Starts a process if there is none, and waits until it is initialised. Returns the reason where it is not. */
    Optional<InitError> warmUp(Duration limit) throws InterruptedException {
        Optional<FunctionProcess> process;
        synchronized (this) {
            if (closed) {
                return Optional.empty();
            }
            start();
            process = Optional.ofNullable(current);
            if (process.isEmpty()) {
                return initError;
            }
        }
        try {
            process.get().initialised().get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return Optional.empty();
        } catch (TimeoutException e) {
            process.get().endInit(limit);
            return process.get().initError();
        } catch (CancellationException e) {
            return isClosed() ? Optional.empty() : process.get().initError();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a start is never completed with an exception", e);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private final class ProcessListener implements FunctionProcess.Listener {

        @Override
        public void ended(FunctionProcess process) {
            onEnd(process).ifPresent(line -> log.line(function.id(), line));
        }

        @Override
        public void returned(Invocation invocation) {
            synchronized (ProcessSlot.this) {
                queue.addFirst(invocation);
                start();
            }
        }
    }

    /** Replaces a process that crashed at work, or that left events. Returns the line for the log. */
    private synchronized Optional<String> onEnd(FunctionProcess process) {
        noteStart(process);
        if (ending.remove(process)) {
            return Optional.empty();
        }
        if (current != process) {
            return Optional.empty();
        }
        current = null;
        if (closed) {
            complete(queue.takeAll(), new InvocationResult.Crashed());
            return Optional.empty();
        }
        if (!process.isInitialised()) {
            var error = process.initError().orElseThrow();
            fail(error);
            return Optional.of("the function does not start: " + error.message());
        }
        var isNeeded = process.hasTakenEvents() || !queue.isEmpty();
        if (isNeeded) {
            start();
        }
        return Optional.of("the process ended with exit code " + process.exitCode()
                + (isNeeded ? " and is started again" : " and is started again with the next event"));
    }

    private void noteStart(FunctionProcess process) {
        if (process.isInitialised()) {
            initDuration = Optional.of(process.initialised().join());
            initError = Optional.empty();
        }
    }

    /** Ends the process where it has had no event for so long. */
    void endIdle(Duration limit) {
        FunctionProcess idle;
        synchronized (this) {
            if (current == null || !isIdle(current) || System.nanoTime() - lastUsed < limit.toNanos()) {
                return;
            }
            idle = current;
            noteStart(idle);
            current = null;
            ending.add(idle);
            idle.retire();
        }
        stop(idle);
    }

    private boolean isIdle(FunctionProcess process) {
        return callers == 0 && process.isInitialised() && !process.isBusy();
    }

    private static void stop(FunctionProcess process) {
        try {
            process.stop(STOP_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process at once, as a crash does, and returns when it has ended. */
    void kill() throws InterruptedException {
        Optional<FunctionProcess> now;
        synchronized (this) {
            now = Optional.ofNullable(current);
        }
        if (now.isPresent()) {
            now.get().kill();
        }
    }

    /** Returns the state of the process. */
    synchronized FunctionState state() {
        if (current != null) {
            noteStart(current);
        }
        return new FunctionState(phase(), starts, initDuration, initError);
    }

    private FunctionState.Phase phase() {
        if (current == null) {
            return FunctionState.Phase.STOPPED;
        }
        if (!current.isInitialised()) {
            return FunctionState.Phase.STARTING;
        }
        return current.isBusy() ? FunctionState.Phase.BUSY : FunctionState.Phase.IDLE;
    }

    /** Ends every process of the function. No other starts. */
    @Override
    public void close() {
        Set<FunctionProcess> last;
        synchronized (this) {
            closed = true;
            last = new HashSet<>(ending);
            if (current != null) {
                last.add(current);
            }
            if (last.isEmpty()) {
                complete(queue.takeAll(), new InvocationResult.Crashed());
            }
        }
        last.forEach(ProcessSlot::stop);
    }
}
