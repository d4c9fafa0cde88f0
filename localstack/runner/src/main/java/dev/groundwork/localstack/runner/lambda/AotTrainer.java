package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Makes the caches that are missing, one function after the other and in the background, from processes of their own: what serves is never
 * touched, and what is not finished when the program ends is simply not there the next time.
 */
public final class AotTrainer implements AutoCloseable {

    private static final Duration INIT_LIMIT = Duration.ofMinutes(1);
    private static final Duration DUMP_LIMIT = Duration.ofMinutes(2);

    private final JavaLauncher launcher;
    private final AotCaches caches;
    private final LineLog log;
    private volatile boolean closed;
    private volatile Optional<Process> current = Optional.empty();

    public AotTrainer(JavaLauncher launcher, AotCaches caches, LineLog log) {
        this.launcher = launcher;
        this.caches = caches;
        this.log = log;
    }

    /**
     * Starts in the background.
     *
     * @param warmUps events to train a function with, by its logical id
     */
    public void start(List<Template.Function> functions, Map<String, List<byte[]>> warmUps) {
        Thread.ofPlatform().daemon().name("aot").priority(Thread.MIN_PRIORITY).start(() -> {
            for (var function : functions) {
                if (!closed && !caches.has(launcher.key(function))) {
                    train(function, warmUps.getOrDefault(function.id(), List.of()));
                }
            }
        });
    }

    private void train(Template.Function function, List<byte[]> warmUps) {
        try (var api = new RuntimeApi(function.id(), error -> log.line(function.id(), "training: " + error))) {
            var process = launcher.startTraining(function, Map.of("AWS_LAMBDA_RUNTIME_API", api.address()));
            current = Optional.of(process);
            drain(process.getInputStream());
            drain(process.getErrorStream());
            finish(function, api, process, warmUps);
        } catch (IOException e) {
            log.line(function.id(), "no AOT cache was made: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            current.ifPresent(Process::destroyForcibly);
        }
    }

    /** What a training process writes is of no interest, but a full pipe would stop it. */
    private void drain(InputStream stream) {
        Thread.ofVirtual().start(() -> {
            try (stream) {
                stream.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                log.line("aot", "a training process ended early: " + e.getMessage());
            }
        });
    }

    private void finish(Template.Function function, RuntimeApi api, Process process, List<byte[]> warmUps)
            throws IOException, InterruptedException {
        if (api.ready().await(INIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            for (var event : warmUps) {
                var result = new CompletableFuture<InvocationResult>();
                api.offer(new Invocation(
                        UUID.randomUUID().toString(), event, Instant.now().plus(INIT_LIMIT), "", result));
                result.orTimeout(INIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
            }
            process.destroy();
            if (process.waitFor(DUMP_LIMIT.toMillis(), TimeUnit.MILLISECONDS) && !closed) {
                var key = launcher.key(function);
                Files.move(caches.fresh(key), caches.file(key), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        current.ifPresent(Process::destroyForcibly);
    }
}
