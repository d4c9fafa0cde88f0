package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One process of a function with the Runtime API that it asks, from its start to its end. */
final class Worker {

    private static final int LAST_LINES = 25;

    private final Template.Function function;
    private final LineLog log;
    private final Consumer<Worker> onReady;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final RuntimeApi api;
    private final Process process;
    private volatile boolean initialised;
    private volatile Optional<byte[]> initError = Optional.empty();

    /**
     * Starts a process.
     *
     * @param onReady hears when it is initialised
     * @param onEnd hears when it has ended, after everything that it worked on was told
     */
    Worker(
            Template.Function function,
            Launcher launcher,
            EventQueue queue,
            LineLog log,
            InstantSource time,
            Consumer<Worker> onReady,
            Consumer<Worker> onEnd)
            throws IOException {
        this.function = function;
        this.log = log;
        this.onReady = onReady;
        this.api = new RuntimeApi(function, queue, new Progress(), time);
        try {
            this.process = launcher.start(function, api.address());
        } catch (IOException e) {
            api.close();
            throw e;
        }
        Thread.ofPlatform().daemon().name("log-" + function.id()).start(() -> {
            readLines();
            awaitEnd();
            onEnd.accept(this);
        });
    }

    private final class Progress implements RuntimeApi.Watcher {
        @Override
        public void initialised() {
            initialised = true;
            onReady.accept(Worker.this);
        }

        @Override
        public void initFailed(byte[] error) {
            initError = Optional.of(error);
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
            api.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            log.line(function.id(), "its Runtime API could not be closed: " + e.getMessage());
        }
    }

    /** Whether it ever asked for an event. */
    boolean isInitialised() {
        return initialised;
    }

    /** What it said about its failed initialisation, as Lambda's error object. */
    Optional<byte[]> initError() {
        return initError;
    }

    /** What it wrote last, for a person who wants to know why it ended. */
    String lastWords() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    /** Only to be asked after its end. */
    int exitCode() {
        return process.exitValue();
    }

    /** Ends it at once, as a crash would, and returns when it has ended. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end and ends it at once when it takes longer than so many seconds. */
    void stop(long seconds) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
