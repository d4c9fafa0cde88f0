package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One process of a function with the Runtime API that it asks for events, from its start to its end. */
final class FunctionProcess {

    private static final int LAST_LINES = 25;

    /** Hears from the process. No method is called while a lock of the process is held. */
    interface Listener {

        /** The process has ended, and every event that it worked on is completed. */
        void ended(FunctionProcess process);

        /** An event was taken for the process after it had ended: another process has to take it. */
        void returned(Invocation invocation);
    }

    private final Template.Function function;
    private final LineLog log;
    private final long startedAt = System.nanoTime();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final RuntimeApi api;
    private final Process process;
    private final CompletableFuture<Duration> initialised = new CompletableFuture<>();
    private volatile Optional<InitError> initError = Optional.empty();

    /**
     * Starts a process.
     *
     * @throws IOException where the operating system cannot start it
     */
    FunctionProcess(
            Template.Function function,
            Launcher launcher,
            EventQueue queue,
            LineLog log,
            InstantSource time,
            Listener listener)
            throws IOException {
        this.function = function;
        this.log = log;
        this.api = new RuntimeApi(function, queue, new InitWatcher(listener), time);
        try {
            this.process = launcher.start(function, api.address());
        } catch (IOException e) {
            api.close();
            throw e;
        }
        Thread.ofPlatform().daemon().name("log-" + function.id()).start(() -> {
            readLines();
            awaitEnd();
            listener.ended(this);
        });
    }

    private final class InitWatcher implements RuntimeApi.Watcher {

        private final Listener listener;

        private InitWatcher(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void initialised() {
            initialised.complete(Duration.ofNanos(System.nanoTime() - startedAt));
        }

        @Override
        public void initFailed(byte[] error) {
            initError = Optional.of(InitError.reported(error));
        }

        @Override
        public void returned(Invocation invocation) {
            listener.returned(invocation);
        }
    }

    private void readLines() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.line(function.id(), line);
                synchronized (lastLines) {
                    lastLines.addLast(line);
                    if (lastLines.size() > LAST_LINES) {
                        lastLines.removeFirst();
                    }
                }
            }
        } catch (IOException e) {
            log.line(function.id(), "the log of the process ended early: " + e.getMessage());
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor();
            if (!isInitialised() && initError.isEmpty()) {
                initError = Optional.of(InitError.exited(process.exitValue(), lastOutput()));
            }
            api.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.line(function.id(), "its Runtime API could not be closed: " + e.getMessage());
        } finally {
            initialised.cancel(false);
        }
    }

    private String lastOutput() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    /** Completes with the init duration; is cancelled where the process ends before it is initialised. */
    CompletableFuture<Duration> initialised() {
        return initialised;
    }

    /** Tells whether the process has asked for an event. */
    boolean isInitialised() {
        return initialised.isDone() && !initialised.isCancelled();
    }

    /** Returns the reason why the process did not initialise. */
    Optional<InitError> initError() {
        return initError;
    }

    /** Tells whether the process works on an event. */
    boolean isBusy() {
        return api.isBusy();
    }

    /** Tells whether the process has ever taken an event. */
    boolean hasTakenEvents() {
        return api.hasTakenEvents();
    }

    /** Returns the exit code. To be called after the end only. */
    int exitCode() {
        return process.exitValue();
    }

    /** Ends a process that has not initialised in time. */
    void endInit(Duration limit) {
        if (!isInitialised()) {
            initError = Optional.of(InitError.timedOut(limit));
            process.destroyForcibly();
        }
    }

    /** Takes no more events from now on. */
    void retire() {
        api.retire();
    }

    /** Ends the process at once, as a crash does, and returns when it has ended. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks the process to end, and ends it at once when it takes longer than so many seconds. */
    void stop(long seconds) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
