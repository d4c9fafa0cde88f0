package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes the missing AOT caches one after the other, in the background and with the lowest priority. It uses processes of its own: those that
 * serve are never touched, and a cache that is not complete when the program ends is not kept.
 */
public final class AotTrainer implements AutoCloseable {

    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 200;
    private static final Duration EVENT_LIMIT = Duration.ofMinutes(1);
    private static final Duration DUMP_LIMIT = Duration.ofMinutes(3);

    private final JavaLauncher launcher;
    private final AotCaches caches;
    private final LineLog log;
    private final InstantSource time;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Process> current = Optional.empty();

    public AotTrainer(JavaLauncher launcher, AotCaches caches, LineLog log, InstantSource time) {
        this.launcher = launcher;
        this.caches = caches;
        this.log = log;
        this.time = time;
    }

    /**
     * Starts after a while, when the first use of the program is over.
     *
     * @param functions the functions of the template; the first of each zip is trained
     */
    public void start(List<Template.Function> functions, Duration after) {
        Thread.ofPlatform().daemon().name("aot").start(() -> {
            try {
                var isOver = closed.await(after.toNanos(), TimeUnit.NANOSECONDS);
                for (int i = 0; i < functions.size() && !isOver; i++) {
                    var function = functions.get(i);
                    if (!caches.has(launcher.key(function))) {
                        train(function);
                    }
                    isOver = closed.getCount() == 0;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void train(Template.Function function) throws InterruptedException {
        var key = launcher.key(function);
        var queue = new EventQueue();
        var ready = new CountDownLatch(1);
        try (var api = new RuntimeApi(function, queue, new Watcher(function, log, ready), time)) {
            var fresh = caches.fresh(key);
            var process = begin(launcher.startTraining(function, api.address(), fresh));
            try {
                awaitReady(process, ready);
                warmUp(function, queue, process);
                process.destroy();
                if (process.waitFor(DUMP_LIMIT.toSeconds(), TimeUnit.SECONDS) && Files.exists(fresh)) {
                    caches.keep(key, fresh);
                } else {
                    log.line(function.id(), "no AOT cache was made");
                }
            } finally {
                end(process);
                Files.deleteIfExists(fresh);
                Files.deleteIfExists(Path.of(fresh + ".config"));
            }
        } catch (IOException e) {
            log.line(function.id(), "no AOT cache was made: " + e.getMessage());
        }
    }

    private static void awaitReady(Process process, CountDownLatch ready) throws InterruptedException {
        var end = System.nanoTime() + INIT_LIMIT.toNanos();
        var isReady = false;
        while (!isReady && process.isAlive() && System.nanoTime() < end) {
            isReady = ready.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private record Watcher(Template.Function function, LineLog log, CountDownLatch ready)
            implements RuntimeApi.Watcher {
        @Override
        public void initialised() {
            ready.countDown();
        }

        @Override
        public void initFailed(byte[] error) {
            log.line(
                    function.id(),
                    "the function does not start: " + InitError.reported(error).message());
        }

        @Override
        public void returned(Invocation invocation) {
            invocation.complete(new InvocationResult.Crashed());
        }
    }

    private static void warmUp(Template.Function function, EventQueue queue, Process process)
            throws InterruptedException {
        for (var event : process.isAlive() ? WarmUpEvents.of(function) : List.<byte[]>of()) {
            var invocation = new Invocation(event, "", () -> {});
            queue.add(invocation);
            try {
                invocation.result().get(EVENT_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                return;
            }
        }
    }

    private synchronized Process begin(Process process) {
        current = Optional.of(process);
        if (closed.getCount() == 0) {
            end(process);
        }
        return process;
    }

    /** With the process that it has started to write the cache. */
    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public synchronized void close() {
        closed.countDown();
        current.ifPresent(AotTrainer::end);
    }
}
