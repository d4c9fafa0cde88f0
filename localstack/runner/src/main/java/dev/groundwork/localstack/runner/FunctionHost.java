package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.control.InvocationStore;
import dev.groundwork.localstack.runner.control.InvocationsInFlight;
import dev.groundwork.localstack.runner.events.FunctionInvoker;
import dev.groundwork.localstack.runner.lambda.InvocationReport;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import dev.groundwork.localstack.runner.lambda.LambdaFunction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** All functions of the stack; records each invocation. */
final class FunctionHost implements FunctionInvoker, AutoCloseable {

    /** The time that an event waits for a free place in a process, beyond the function's timeout. */
    private static final Duration WAIT_FOR_PROCESS = Duration.ofMinutes(2);

    private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
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

    /** Tells whether a request is being answered. */
    boolean isServing() {
        return requests.get() > 0;
    }

    /** Invokes a function for which no caller waits. */
    @Override
    public InvocationResult invoke(String id, byte[] event) throws InterruptedException {
        return invoke(id, event, new Purpose(Optional.empty(), false), patience(id));
    }

    /**
     * Invokes a function for a request of the HTTP API.
     *
     * @param patience the time that the caller waits at most once a process is initialised
     */
    InvocationResult invokeFor(String request, String id, byte[] event, Duration patience) throws InterruptedException {
        requests.incrementAndGet();
        try {
            return invoke(id, event, new Purpose(Optional.of(request), true), patience);
        } finally {
            requests.decrementAndGet();
        }
    }

    /** Invokes a function for a schedule. */
    InvocationResult invokeSchedule(String schedule, String id, byte[] event) throws InterruptedException {
        return invoke(id, event, new Purpose(Optional.of("SCHEDULE " + schedule), false), patience(id));
    }

    private record Purpose(Optional<String> name, boolean isRequest) {}

    private Duration patience(String id) {
        return function(id).declaration().timeout().plus(WAIT_FOR_PROCESS);
    }

    private InvocationResult invoke(String id, byte[] event, Purpose purpose, Duration patience)
            throws InterruptedException {
        var startedAt = clock.instant();
        var started = System.nanoTime();
        var invocation = UUID.randomUUID().toString();
        var traceId = traceId(startedAt.getEpochSecond(), invocation);
        InvocationReport report;
        try (var work = new Work(() -> inFlight.begin(id, traceId, purpose.name()))) {
            report = function(id).invoke(event, traceId, patience, work::begin);
        }
        var millis = (System.nanoTime() - started) / 1_000_000;
        invocations.add(new InvocationStore.Entry(
                invocation,
                startedAt,
                id,
                purpose.name().orElse("background"),
                purpose.isRequest(),
                event,
                report,
                millis));
        return report.result();
    }

    /** An invocation that is in flight from the moment a process takes it: what a process calls while it initialises is made for no caller. */
    private static final class Work implements AutoCloseable {

        private final Supplier<InvocationsInFlight.Ended> start;
        private Optional<InvocationsInFlight.Ended> begun = Optional.empty();
        private boolean isClosed;

        private Work(Supplier<InvocationsInFlight.Ended> start) {
            this.start = start;
        }

        private synchronized void begin() {
            if (!isClosed) {
                begun = Optional.of(start.get());
            }
        }

        @Override
        public synchronized void close() {
            isClosed = true;
            begun.ifPresent(InvocationsInFlight.Ended::close);
        }
    }

    /** Returns a trace id in the form of AWS X-Ray. */
    private static String traceId(long seconds, String uuid) {
        var hex = uuid.replace("-", "");
        return "Root=1-%08x-%s;Parent=%s;Sampled=0".formatted(seconds, hex.substring(0, 24), hex.substring(16));
    }

    /** Ends the process of a function at once; for an unknown id nothing is done. */
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
