package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One function: invoked with event JSON, run by a process under AWS's runtime client that is started at the first need, replaced when it
 * crashes or when an invocation takes too long.
 */
public final class LambdaFunction implements AutoCloseable {

    /** The largest payload of a synchronous invocation, either way. */
    public static final int MAX_PAYLOAD = 6 * 1024 * 1024;

    private final Template.Function function;
    private final RuntimeApi runtimeApi;
    private final ChildProcess process;

    /**
     * @param launcher how its processes are started
     * @param log takes each line that the function writes
     */
    public LambdaFunction(Template.Function function, Launcher launcher, LineLog log) throws IOException {
        this.function = function;
        this.runtimeApi =
                new RuntimeApi(function.id(), error -> log.line(function.id(), "initialisation failed: " + error));
        this.process = new ChildProcess(
                function.id(),
                () -> launcher.start(function, Map.of("AWS_LAMBDA_RUNTIME_API", runtimeApi.address())),
                log,
                runtimeApi::processEnded);
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
    public void start() {
        process.ensureStarted();
    }

    /** Waits until the process has initialised. False when that takes longer than {@code limit}. */
    public boolean awaitReady(Duration limit) throws InterruptedException {
        return runtimeApi.ready().await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the process at once, as if it had crashed: what it works on is not answered. */
    public void kill() {
        process.kill();
    }

    /** Sends an event and waits for the answer, at most for the function's own time. */
    public InvocationResult invoke(byte[] event, String traceId) throws InterruptedException {
        process.ensureStarted();
        var result = new CompletableFuture<InvocationResult>();
        var deadline = Instant.now().plus(function.timeout());
        var invocation = new Invocation(UUID.randomUUID().toString(), event, deadline, traceId, result);
        runtimeApi.offer(invocation);
        try {
            var answer = result.get(function.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return answer instanceof InvocationResult.Answered(var payload) && payload.length > MAX_PAYLOAD
                    ? new InvocationResult.Failed(tooLarge())
                    : answer;
        } catch (TimeoutException e) {
            runtimeApi.forget(invocation);
            process.kill();
            return new InvocationResult.TimedOut();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a result is never completed with an exception", e);
        }
    }

    private static byte[] tooLarge() {
        return "{\"errorType\":\"Function.ResponseSizeTooLarge\",\"errorMessage\":\"Response payload size exceeded 6 MB\"}"
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Ends the process first, then what it asks. */
    @Override
    public void close() {
        process.close();
        runtimeApi.close();
    }
}
