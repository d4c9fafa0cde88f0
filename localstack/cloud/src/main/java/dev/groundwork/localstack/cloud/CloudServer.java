package dev.groundwork.localstack.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service, or several as {@link CloudServices}, over HTTP on 127.0.0.1. */
public final class CloudServer implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final int MAX_BODY = 64 * 1024 * 1024;
    private static final int TOO_LARGE = 413;
    private static final int INTERNAL = 500;

    private final HttpServer server;
    private final ExecutorService threads;
    private final CloudService service;

    private CloudServer(HttpServer server, ExecutorService threads, CloudService service) {
        this.server = server;
        this.threads = threads;
        this.service = service;
    }

    /**
     * Serves from when this returns until it is closed.
     *
     * @param port 0 for any that is free
     * @throws IOException where the port is taken
     */
    public static CloudServer start(CloudService service, int port) throws IOException {
        // Read once, by the first server of the process: without it every answer waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
        var server = new CloudServer(http, Executors.newVirtualThreadPerTaskExecutor(), service);
        http.setExecutor(server.threads);
        http.createContext("/", server::exchange);
        http.start();
        return server;
    }

    /** Where clients find it: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void exchange(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
            write(exchange, body.length > MAX_BODY ? refused(TOO_LARGE) : answer(exchange, body));
        }
    }

    private CloudResponse answer(HttpExchange exchange, byte[] body) {
        var uri = exchange.getRequestURI();
        try {
            return service.handle(CloudRequest.of(
                    exchange.getRequestMethod(),
                    uri.getRawPath(),
                    uri.getRawQuery(),
                    exchange.getRequestHeaders(),
                    body));
        } catch (RuntimeException bug) {
            System.getLogger(CloudServer.class.getName())
                    .log(System.Logger.Level.ERROR, "A request could not be handled", bug);
            return refused(INTERNAL);
        }
    }

    private static CloudResponse refused(int status) {
        return CloudResponse.text(status, "text/plain; charset=utf-8", status == TOO_LARGE ? "Too large" : "Internal");
    }

    private static void write(HttpExchange exchange, CloudResponse answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Stops serving; requests under way are not answered. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
