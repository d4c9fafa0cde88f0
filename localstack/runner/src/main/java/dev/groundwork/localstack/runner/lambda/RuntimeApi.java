package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.http.HttpLimits;
import dev.groundwork.localstack.runner.http.HttpRequest;
import dev.groundwork.localstack.runner.http.HttpResponse;
import dev.groundwork.localstack.runner.http.LoopbackServer;
import dev.groundwork.localstack.runner.template.Resources;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Runtime API of one process (<a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">AWS</a>): it asks here for the next
 * event and answers here. Each process has its own, so that one that has ended can take nothing any more.
 */
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;

    /** An answer may carry 6 MB; what is over is read to be refused with a reason. */
    private static final int MAX_BODY = 32 * 1024 * 1024;

    /** Hears how the process comes up. */
    interface Watcher {

        /** It has asked for an event for the first time: it is initialised. */
        void initialised();

        /** It said why it could not initialise, as Lambda's error object. */
        void initFailed(byte[] error);
    }

    private final Template.Function function;
    private final EventQueue queue;
    private final Watcher watcher;
    private final InstantSource time;
    private final LoopbackServer server;
    private final Map<String, Invocation> running = new HashMap<>();
    private boolean ended;
    private boolean initialised;

    RuntimeApi(Template.Function function, EventQueue queue, Watcher watcher, InstantSource time) throws IOException {
        this.function = function;
        this.queue = queue;
        this.watcher = watcher;
        this.time = time;
        this.server = LoopbackServer.listen(0, HttpLimits.withBody(MAX_BODY), time, this::handle);
        server.start();
    }

    /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} wants them. */
    String address() {
        return "127.0.0.1:" + server.port();
    }

    /** The process is gone: what it was working on will not be answered. */
    @Override
    public void close() throws IOException {
        List<Invocation> lost;
        synchronized (this) {
            ended = true;
            lost = List.copyOf(running.values());
            running.clear();
        }
        lost.forEach(invocation -> invocation.result().complete(new InvocationResult.Crashed()));
        queue.wake();
        server.close();
    }

    private synchronized boolean isEnded() {
        return ended;
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
        synchronized (this) {
            if (!initialised) {
                initialised = true;
                watcher.initialised();
            }
        }
        var invocation = queue.take(this::isEnded);
        if (invocation.isEmpty()) {
            return Optional.empty();
        }
        synchronized (this) {
            if (ended) {
                queue.add(invocation.get());
                return Optional.empty();
            }
            running.put(invocation.get().id(), invocation.get());
        }
        invocation.get().taken().complete(true);
        return Optional.of(event(invocation.get()));
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
        Optional<Invocation> invocation;
        synchronized (this) {
            invocation = Optional.ofNullable(running.remove(path[1]));
        }
        var result = path[2].equals("response")
                ? new InvocationResult.Answered(payload)
                : new InvocationResult.Failed(payload);
        invocation.ifPresent(i -> i.result().complete(result));
        return HttpResponse.of(ACCEPTED);
    }
}
