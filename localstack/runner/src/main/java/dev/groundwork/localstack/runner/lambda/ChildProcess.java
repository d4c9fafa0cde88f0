package dev.groundwork.localstack.runner.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process that is kept running: started at the first need and again, with growing pauses, when it has ended. */
final class ChildProcess implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(30);
    private static final long STOP_SECONDS = 3;

    /** Starts one process. */
    @FunctionalInterface
    interface Start {
        Process start() throws IOException;
    }

    private final String name;
    private final Start start;
    private final LineLog log;
    private final Runnable ended;
    private @Nullable Process process;
    private boolean closed;
    private Duration pause = FIRST_PAUSE;

    ChildProcess(String name, Start start, LineLog log, Runnable ended) {
        this.name = name;
        this.start = start;
        this.log = log;
        this.ended = ended;
    }

    synchronized void ensureStarted() {
        if (process == null && !closed) {
            launch();
        }
    }

    private synchronized void launch() {
        try {
            var started = start.start();
            process = started;
            var startedAt = System.nanoTime();
            read(started.getInputStream());
            read(started.getErrorStream());
            Thread.ofVirtual().name("exit-" + name).start(() -> awaitExit(started, startedAt));
        } catch (IOException e) {
            throw new UncheckedIOException("the function " + name + " cannot be started", e);
        }
    }

    private void read(InputStream stream) {
        Thread.ofVirtual().start(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.line(name, line);
                }
            } catch (IOException e) {
                log.line(name, "the log of the process ended early: " + e.getMessage());
            }
        });
    }

    private void awaitExit(Process exited, long startedAt) {
        try {
            exited.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        ended.run();
        synchronized (this) {
            if (closed || process != exited) {
                return;
            }
            var healthy = System.nanoTime() - startedAt > HEALTHY_AFTER.toNanos();
            pause = healthy ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            log.line(name, "the process ended with " + exited.exitValue() + " and is started again");
        }
        restartAfter(pause);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private void restartAfter(Duration wait) {
        Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(wait.toMillis());
                synchronized (this) {
                    if (!closed) {
                        launch();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Ends the process as a crash would; another is started. */
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        Process last;
        synchronized (this) {
            closed = true;
            last = process;
        }
        if (last == null) {
            return;
        }
        last.destroy();
        try {
            if (!last.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                last.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
