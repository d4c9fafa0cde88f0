package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.control.InvocationStore;
import dev.groundwork.localstack.runner.events.Functions;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.lambda.LambdaFunction;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All functions, and what each of them works for at the moment. */
final class FunctionHost implements Functions, AutoCloseable {

    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final Map<String, List<String>> foreground = new ConcurrentHashMap<>();
    private final InvocationStore invocations;
    private final InstantSource clock;

    FunctionHost(InvocationStore invocations, InstantSource clock) {
        this.invocations = invocations;
        this.clock = clock;
    }

    void add(LambdaFunction function) {
        functions.put(function.id(), function);
    }

    Collection<LambdaFunction> all() {
        return functions.values();
    }

    LambdaFunction function(String id) {
        var function = functions.get(id);
        if (function == null) {
            throw new IllegalStateException("there is no function " + id);
        }
        return function;
    }

    /** An invocation in the background: by a stream or a queue. */
    @Override
    public InvocationResult invoke(String id, byte[] event) throws InterruptedException {
        var startedAt = clock.instant();
        var started = System.nanoTime();
        var invocation = UUID.randomUUID().toString();
        var result = function(id).invoke(event, "Root=1-" + invocation);
        invocations.add(invocation, startedAt, id, event, result, (System.nanoTime() - started) / 1_000_000);
        return result;
    }

    /** An invocation that somebody waits for: a request, named by its route, or a schedule. */
    InvocationResult invokeFor(String purpose, String id, byte[] event) throws InterruptedException {
        var purposes = foreground.computeIfAbsent(id, i -> new ArrayList<>());
        synchronized (purposes) {
            purposes.add(purpose);
        }
        try {
            return invoke(id, event);
        } finally {
            synchronized (purposes) {
                purposes.remove(purpose);
            }
        }
    }

    /** An invocation by a schedule. */
    InvocationResult invokeSchedule(String id, byte[] event) throws InterruptedException {
        return invokeFor("schedule " + id, id, event);
    }

    /** Whether a function works for somebody who waits. */
    boolean isForeground(String id) {
        var purposes = foreground.getOrDefault(id, List.of());
        synchronized (purposes) {
            return !purposes.isEmpty();
        }
    }

    /** The one route that a function works for; nothing when there is none, or more than one. */
    Optional<String> routeOf(String id) {
        var purposes = foreground.getOrDefault(id, List.of());
        synchronized (purposes) {
            return purposes.stream().distinct().count() == 1 ? Optional.of(purposes.getFirst()) : Optional.empty();
        }
    }

    void kill(String id) {
        function(id).kill();
    }

    @Override
    public void close() {
        var closing = functions.values().stream()
                .map(f -> Thread.ofVirtual().start(f::close))
                .toList();
        for (var thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
