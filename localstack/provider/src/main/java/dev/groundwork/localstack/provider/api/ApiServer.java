package dev.groundwork.localstack.provider.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import dev.groundwork.localstack.provider.ProviderSettings;
import dev.groundwork.localstack.provider.app.HostedApps;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The API on 127.0.0.1: who may call, and what becomes of errors. */
public final class ApiServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ApiServer.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LoopbackServer server;
    private final Routes routes;
    private final byte[] authorization;

    private ApiServer(ProviderSettings settings, HostedApps apps) throws IOException {
        var sizes = settings.limits().sizes();
        this.routes = new Routes(apps, sizes);
        this.authorization = ("Bearer " + settings.token()).getBytes(StandardCharsets.UTF_8);
        this.server = LoopbackServer.listen(settings.port(), HttpLimits.withBody(sizes.requestBytes()), this::answer);
    }

    /**
     * Serves from when this returns until it is closed.
     *
     * @throws IOException where the port is taken
     */
    public static ApiServer start(ProviderSettings settings, HostedApps apps) throws IOException {
        var api = new ApiServer(settings, apps);
        api.server.start();
        return api;
    }

    /** The address at which callers find it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private Optional<HttpResponse> answer(HttpRequest request) {
        return Optional.of(response(reply(request)));
    }

    private Reply reply(HttpRequest request) {
        try {
            authorize(request);
            return routes.answer(Call.of(
                    request.method(),
                    request.path(),
                    request.query(),
                    new String(request.body(), StandardCharsets.UTF_8)));
        } catch (ApiError refusal) {
            return new Reply(refusal.status(), Views.error(refusal));
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A request to the provider failed", e);
            return new Reply(500, Views.broken());
        }
    }

    /** Compares in a time that does not depend on where the token differs. */
    private void authorize(HttpRequest request) {
        var sent = request.header("Authorization").orElse("");
        if (!MessageDigest.isEqual(authorization, sent.getBytes(StandardCharsets.UTF_8))) {
            throw ApiError.unauthorized();
        }
    }

    private static HttpResponse response(Reply reply) {
        if (reply.body() == null) {
            return HttpResponse.of(reply.status()).with("Cache-Control", "no-store");
        }
        try {
            return HttpResponse.of(reply.status(), "application/json", JSON.writeValueAsBytes(reply.body()))
                    .with("Cache-Control", "no-store");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /** Stops at once; requests under way may not be answered. */
    @Override
    public void close() {
        server.close();
    }
}
