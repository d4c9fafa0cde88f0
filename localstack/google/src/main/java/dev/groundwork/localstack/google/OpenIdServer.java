package dev.groundwork.localstack.google;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The endpoints at the paths where Google has them. */
final class OpenIdServer implements AutoCloseable {

    private static final String AUTHORIZE = "/o/oauth2/v2/auth";
    private static final String TOKEN = "/token";
    private static final String KEYS = "/oauth2/v3/certs";
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int BACKLOG = 128;
    private static final int MAX_FORM_BYTES = 16 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Takes a port of 127.0.0.1, and answers nothing yet. */
    OpenIdServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), BACKLOG);
        server.setExecutor(threads);
    }

    /** By the name localhost, so that it is another site than 127.0.0.1: cookies of the one are third-party to the other. */
    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void open(Authorize authorize, TokenEndpoint tokens, IdTokens idTokens) {
        server.createContext("/", exchange -> {
            try (exchange) {
                send(exchange, reply(exchange, authorize, tokens, idTokens));
            }
        });
        server.start();
    }

    private Reply reply(HttpExchange exchange, Authorize authorize, TokenEndpoint tokens, IdTokens idTokens)
            throws IOException {
        var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        try {
            return switch (call) {
                case "GET " + DISCOVERY -> Reply.json(200, metadata());
                case "GET " + KEYS -> Reply.json(200, idTokens.publicKeys());
                case "GET " + AUTHORIZE -> authorize.answer(query(exchange));
                case "POST " + TOKEN ->
                    tokens.answer(
                            form(exchange),
                            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
                default -> Reply.page(404, "Error 404: there is nothing here.");
            };
        } catch (IllegalArgumentException e) {
            return Reply.error(400, "invalid_request", String.valueOf(e.getMessage()));
        }
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + AUTHORIZE,
                "token_endpoint", issuer() + TOKEN,
                "jwks_uri", issuer() + KEYS,
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "scopes_supported", List.of("openid", "email", "profile"),
                "token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"),
                "code_challenge_methods_supported", List.of("S256"));
    }

    private static Parameters query(HttpExchange exchange) {
        return Parameters.parse(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    }

    private static Parameters form(HttpExchange exchange) throws IOException {
        var type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        var body = exchange.getRequestBody().readNBytes(MAX_FORM_BYTES + 1);
        if (!type.startsWith("application/x-www-form-urlencoded") || body.length > MAX_FORM_BYTES) {
            throw new IllegalArgumentException("send a form of a reasonable size");
        }
        return Parameters.parse(new String(body, StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        var body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
