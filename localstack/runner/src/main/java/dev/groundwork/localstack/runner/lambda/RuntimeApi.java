package dev.groundwork.localstack.runner.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.localstack.runner.template.Resources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * The Runtime API of one function
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">AWS</a>): its processes ask here for the next event and answer here.
 */
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;

    /** A request may carry 6 MB; the answer is read whole to be refused with a reason. */
    private static final int MAX_BODY = 32 * 1024 * 1024;

    private final String function;
    private final HttpServer server;
    private final Consumer<String> initErrors;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CountDownLatch ready = new CountDownLatch(1);

    RuntimeApi(String function, Consumer<String> initErrors) throws IOException {
        this.function = function;
        this.initErrors = initErrors;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(ROOT, this::handle);
        server.start();
    }

    /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} wants them. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Opens when a process has asked for its first event: it is initialised. */
    CountDownLatch ready() {
        return ready;
    }

    void offer(Invocation invocation) {
        waiting.add(invocation);
    }

    /** Takes an invocation back that was not answered; false when it was, or is being answered now. */
    void forget(Invocation invocation) {
        waiting.remove(invocation);
        running.remove(invocation.id());
    }

    /** The process is gone: what it was working on will not be answered. */
    void processEnded() {
        for (var id : List.copyOf(running.keySet())) {
            var invocation = running.remove(id);
            if (invocation != null) {
                invocation.result().complete(new InvocationResult.Crashed());
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(ROOT.length());
            switch (path) {
                case "invocation/next" -> next(exchange);
                case "init/error" -> {
                    initErrors.accept(new String(body(exchange), StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(ACCEPTED, -1);
                }
                default -> answer(exchange, path.split("/", -1));
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        ready.countDown();
        Invocation invocation;
        try {
            invocation = waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        running.put(invocation.id(), invocation);
        var headers = exchange.getResponseHeaders();
        // Without a content type AWS's runtime client dies.
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.set(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(invocation.deadline().toEpochMilli()));
        headers.set(
                "Lambda-Runtime-Invoked-Function-Arn",
                "arn:aws:lambda:" + Resources.REGION + ":" + Resources.ACCOUNT + ":function:" + function);
        headers.set("Lambda-Runtime-Trace-Id", invocation.traceId());
        exchange.sendResponseHeaders(200, invocation.event().length);
        exchange.getResponseBody().write(invocation.event());
    }

    /** {@code invocation/{id}/response} or {@code invocation/{id}/error}. */
    private void answer(HttpExchange exchange, String[] path) throws IOException {
        var payload = body(exchange);
        if (path.length != 3) {
            exchange.sendResponseHeaders(NOT_FOUND, -1);
            return;
        }
        var invocation = running.remove(path[1]);
        if (invocation != null) {
            invocation
                    .result()
                    .complete(
                            path[2].equals("response")
                                    ? new InvocationResult.Answered(payload)
                                    : new InvocationResult.Failed(payload));
        }
        exchange.sendResponseHeaders(ACCEPTED, -1);
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        return exchange.getRequestBody().readNBytes(MAX_BODY);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
