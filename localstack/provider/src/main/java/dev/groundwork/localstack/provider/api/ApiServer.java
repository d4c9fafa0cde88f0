package dev.groundwork.localstack.provider.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.localstack.provider.ProviderSettings;
import dev.groundwork.localstack.provider.app.HostedApps;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The API on 127.0.0.1: who may call, how large a request may be, and what becomes of errors. */
public final class ApiServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ApiServer.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BACKLOG = 128;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Routes routes;
    private final byte[] authorization;
    private final int maxBytes;

    private ApiServer(HttpServer server, HostedApps apps, ProviderSettings settings) {
        this.server = server;
        this.routes = new Routes(apps, settings.limits().sizes());
        this.authorization = ("Bearer " + settings.token()).getBytes(StandardCharsets.UTF_8);
        this.maxBytes = settings.limits().sizes().requestBytes();
    }

    /**
     * Serves from when this returns until it is closed.
     *
     * @throws IOException where the port is taken
     */
    public static ApiServer start(ProviderSettings settings, HostedApps apps) throws IOException {
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), settings.port());
        var api = new ApiServer(HttpServer.create(address, BACKLOG), apps, settings);
        api.server.setExecutor(api.threads);
        api.server.createContext("/", api::handle);
        api.server.start();
        return api;
    }

    /** Where callers find it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, reply(exchange));
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            authorize(exchange);
            var body = exchange.getRequestBody().readNBytes(maxBytes + 1);
            if (body.length > maxBytes) {
                throw Refusal.tooLarge(maxBytes);
            }
            var uri = exchange.getRequestURI();
            return routes.answer(Call.of(
                    exchange.getRequestMethod(),
                    uri.getRawPath(),
                    uri.getRawQuery(),
                    new String(body, StandardCharsets.UTF_8)));
        } catch (Refusal refusal) {
            return new Reply(refusal.status(), Views.error(refusal));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A request to the provider failed", e);
            return new Reply(500, Views.broken());
        }
    }

    /** Compared in a time that does not depend on where they differ. */
    private void authorize(HttpExchange exchange) {
        var sent = exchange.getRequestHeaders().getFirst("Authorization");
        if (sent == null || !MessageDigest.isEqual(authorization, sent.getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.unauthorized();
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (reply.body() == null) {
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        var body = JSON.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Stops at once; requests under way may not be answered. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
