package dev.groundwork.localstack.google;

import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The endpoints at the paths where Google has them. */
final class OpenIdServer implements AutoCloseable {

    private static final String AUTHORIZE = "/o/oauth2/v2/auth";
    private static final String TOKEN = "/token";
    private static final String KEYS = "/oauth2/v3/certs";
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int MAX_FORM_BYTES = 16 * 1024;

    private final LoopbackServer server;
    private volatile Optional<Endpoints> endpoints = Optional.empty();

    private record Endpoints(Authorize authorize, TokenEndpoint tokens, IdTokens idTokens) {}

    /** Takes a port of 127.0.0.1, and answers nothing yet. */
    OpenIdServer() throws IOException {
        server = LoopbackServer.listen(0, HttpLimits.withBody(MAX_FORM_BYTES), this::answer);
    }

    /** By the name localhost, so that it is another site than 127.0.0.1: cookies of the one are third-party to the other. */
    String issuer() {
        return "http://localhost:" + server.port();
    }

    /** Begins to answer. */
    void open(Authorize authorize, TokenEndpoint tokens, IdTokens idTokens) {
        endpoints = Optional.of(new Endpoints(authorize, tokens, idTokens));
        server.start();
    }

    private Optional<HttpResponse> answer(HttpRequest request) {
        return endpoints.map(e -> response(reply(request, e)));
    }

    private Reply reply(HttpRequest request, Endpoints endpoints) {
        try {
            return switch (request.method() + " " + request.path()) {
                case "GET " + DISCOVERY -> Reply.json(200, metadata());
                case "GET " + KEYS -> Reply.json(200, endpoints.idTokens().publicKeys());
                case "GET " + AUTHORIZE -> endpoints.authorize().answer(Parameters.parse(request.query()));
                case "POST " + TOKEN -> endpoints.tokens().answer(form(request), request.header("Authorization"));
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

    private static Parameters form(HttpRequest request) {
        if (!request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")) {
            throw new IllegalArgumentException("send a form");
        }
        return Parameters.parse(new String(request.body(), StandardCharsets.UTF_8));
    }

    private static HttpResponse response(Reply reply) {
        var response = HttpResponse.of(reply.status()).with("Cache-Control", "no-store");
        for (var header : reply.headers().entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return new HttpResponse(reply.status(), response.headers(), reply.body().getBytes(StandardCharsets.UTF_8));
    }

    /** Stops at once. */
    @Override
    public void close() {
        server.close();
    }
}
