package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.control.InvocationStore;
import dev.groundwork.localstack.runner.control.InvocationsInFlight;
import dev.groundwork.localstack.runner.events.FunctionInvoker;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.lambda.LambdaFunction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All functions of the stack; records each invocation. */
final class FunctionHost implements FunctionInvoker, AutoCloseable {

    /** How long an event waits for a process while others are worked on, or while one starts. */
    private static final Duration WAIT_FOR_PROCESS = Duration.ofMinutes(2);

    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final InvocationsInFlight inFlight;
    private final InvocationStore invocations;
    private final InstantSource clock;

    FunctionHost(InvocationsInFlight inFlight, InvocationStore invocations, InstantSource clock) {
        this.inFlight = inFlight;
        this.invocations = invocations;
        this.clock = clock;
    }

    void add(LambdaFunction function) {
        functions.put(function.id(), function);
    }

    Collection<LambdaFunction> all() {
        return functions.values();
    }

    Optional<LambdaFunction> find(String id) {
        return Optional.ofNullable(functions.get(id));
    }

    private LambdaFunction function(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("there is no function " + id));
    }

    /** An invocation for which nobody waits. */
    @Override
    public InvocationResult invoke(String id, byte[] event) throws InterruptedException {
        return invoke(id, event, Optional.empty(), patience(id));
    }

    /** An invocation for a request, which is named, and waits so long at most. */
    InvocationResult invokeFor(String request, String id, byte[] event, Duration patience) throws InterruptedException {
        return invoke(id, event, Optional.of(request), patience);
    }

    /** An invocation for a schedule. */
    InvocationResult invokeSchedule(String schedule, String id, byte[] event) throws InterruptedException {
        return invoke(id, event, Optional.of("SCHEDULE " + schedule), patience(id));
    }

    private Duration patience(String id) {
        return function(id).declaration().timeout().plus(WAIT_FOR_PROCESS);
    }

    private InvocationResult invoke(String id, byte[] event, Optional<String> purpose, Duration patience)
            throws InterruptedException {
        var startedAt = clock.instant();
        var started = System.nanoTime();
        var invocation = UUID.randomUUID().toString();
        var traceId = traceId(startedAt.getEpochSecond(), invocation);
        InvocationResult result;
        try (var _ = inFlight.begin(id, traceId, purpose)) {
            result = function(id).invoke(event, traceId, patience);
        }
        var millis = (System.nanoTime() - started) / 1_000_000;
        invocations.add(new InvocationStore.Entry(
                invocation, startedAt, id, purpose.orElse("background"), event, result, millis));
        return result;
    }

    /** In the form of AWS X-Ray. */
    private static String traceId(long seconds, String uuid) {
        var hex = uuid.replace("-", "");
        return "Root=1-%08x-%s;Parent=%s;Sampled=0".formatted(seconds, hex.substring(0, 24), hex.substring(16));
    }

    /** Ends the process of a function at once; a stranger has none. */
    void kill(String id) throws InterruptedException {
        var function = find(id);
        if (function.isPresent()) {
            function.get().kill();
        }
    }

    /** Ends all processes side by side. */
    @Override
    public void close() {
        var closing = functions.values().stream()
                .map(function -> Thread.ofPlatform().start(function::close))
                .toList();
        try {
            for (var thread : closing) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
