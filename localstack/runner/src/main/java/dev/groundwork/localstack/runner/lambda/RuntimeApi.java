package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import dev.groundwork.localstack.runner.template.Resources;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Runtime API of one process (<a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">AWS</a>): the process asks here for the
 * next event and answers here. Each process has its own, so that one that has ended can take no event.
 */
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;

    /** An answer may carry 6 MB; a larger one is read, so that it can be refused with a reason. */
    private static final int MAX_BODY = 32 * 1024 * 1024;

    /** Hears from the process. No method is called while the lock of the API is held. */
    interface Watcher {

        /** The process has asked for an event for the first time: it is initialised. */
        void initialised();

        /** The process reported why it could not initialise, as Lambda's error object. */
        void initFailed(byte[] error);

        /** An event was taken for a process that takes no more. */
        void returned(Invocation invocation);
    }

    private final Template.Function function;
    private final EventQueue queue;
    private final Watcher watcher;
    private final InstantSource time;
    private final LoopbackServer server;
    private final Map<String, Invocation> running = new HashMap<>();
    private boolean retired;
    private boolean initialised;
    private boolean hasTakenEvents;

    RuntimeApi(Template.Function function, EventQueue queue, Watcher watcher, InstantSource time) throws IOException {
        this.function = function;
        this.queue = queue;
        this.watcher = watcher;
        this.time = time;
        this.server = LoopbackServer.listen(0, HttpLimits.withBody(MAX_BODY), this::handle);
        server.start();
    }

    /** Returns host and port for {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.port();
    }

    /** Hands out no more events; the answers to those that the process works on are still taken. */
    synchronized void retire() {
        retired = true;
    }

    /** Tells whether the process works on an event. */
    synchronized boolean isBusy() {
        return !running.isEmpty();
    }

    /** Tells whether the process has ever taken an event. */
    synchronized boolean hasTakenEvents() {
        return hasTakenEvents;
    }

    /** The process has ended: completes the events that it was working on as crashed. */
    @Override
    public void close() throws IOException {
        List<Invocation> lost;
        synchronized (this) {
            retired = true;
            lost = List.copyOf(running.values());
            running.clear();
        }
        lost.forEach(invocation -> invocation.complete(new InvocationResult.Crashed()));
        queue.wake();
        server.close();
    }

    private synchronized boolean isRetired() {
        return retired;
    }

    private Optional<HttpResponse> handle(HttpRequest request) throws InterruptedException {
        var path = request.path().startsWith(ROOT) ? request.path().substring(ROOT.length()) : "";
        return switch (path) {
            case "invocation/next" -> next();
            case "init/error" -> {
                watcher.initFailed(request.body());
                yield Optional.of(HttpResponse.of(ACCEPTED));
            }
            default -> Optional.of(answered(path.split("/", -1), request.body()));
        };
    }

    private Optional<HttpResponse> next() throws InterruptedException {
        if (isFirstRequest()) {
            watcher.initialised();
        }
        for (var next = queue.take(this::isRetired); next.isPresent(); next = queue.take(this::isRetired)) {
            var invocation = next.get();
            if (!begin(invocation)) {
                watcher.returned(invocation);
                return Optional.empty();
            }
            if (invocation.take()) {
                return Optional.of(event(invocation));
            }
            end(invocation.id());
        }
        return Optional.empty();
    }

    private synchronized boolean isFirstRequest() {
        var isFirst = !initialised;
        initialised = true;
        return isFirst;
    }

    /** Notes that the process works on an event. Returns false where it takes no more. */
    private synchronized boolean begin(Invocation invocation) {
        if (!retired) {
            hasTakenEvents = true;
            running.put(invocation.id(), invocation);
        }
        return !retired;
    }

    private synchronized Optional<Invocation> end(String id) {
        return Optional.ofNullable(running.remove(id));
    }

    /** AWS's runtime client dies without a content type. */
    private HttpResponse event(Invocation invocation) {
        var deadline = time.instant().plus(function.timeout());
        return HttpResponse.of(200, "application/json", invocation.event())
                .with("Lambda-Runtime-Aws-Request-Id", invocation.id())
                .with("Lambda-Runtime-Deadline-Ms", Long.toString(deadline.toEpochMilli()))
                .with("Lambda-Runtime-Invoked-Function-Arn", Resources.functionArn(function.id()))
                .with("Lambda-Runtime-Trace-Id", invocation.traceId());
    }

    /** {@code invocation/{id}/response} or {@code invocation/{id}/error}. */
    private HttpResponse answered(String[] path, byte[] payload) {
        if (path.length != 3) {
            return HttpResponse.of(NOT_FOUND);
        }
        var invocation = end(path[1]);
        var result = path[2].equals("response")
                ? new InvocationResult.Answered(payload)
                : new InvocationResult.Failed(payload);
        invocation.ifPresent(i -> i.complete(result));
        return HttpResponse.of(ACCEPTED);
    }
}
