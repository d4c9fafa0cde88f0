package dev.groundwork.localstack.cloud;

import dev.groundwork.localstack.http.HttpHeaders;
import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** A service, or several as {@link CloudServices}, over HTTP on 127.0.0.1: for tests with the SDK's own clients. */
public final class CloudServer implements AutoCloseable {

    private static final int MAX_BODY = 64 * 1024 * 1024;

    private final LoopbackServer server;

    private CloudServer(LoopbackServer server) {
        this.server = server;
    }

    /** Serves on any free port from when this returns until it is closed. */
    public static CloudServer start(CloudService service) throws IOException {
        var server = LoopbackServer.listen(0, HttpLimits.withBody(MAX_BODY), request -> answer(service, request));
        server.start();
        return new CloudServer(server);
    }

    /** The address at which clients find it: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static Optional<HttpResponse> answer(CloudService service, HttpRequest request) {
        var query = request.query().isEmpty() ? null : request.query();
        var answer = service.handle(CloudRequest.of(
                request.method(), request.path(), query, request.headers().byName(), request.body()));
        var lines = answer.headers().entrySet().stream()
                .map(header -> new HttpHeaders.Line(header.getKey(), header.getValue()))
                .toList();
        return Optional.of(new HttpResponse(answer.status(), new HttpHeaders(lines), answer.body()));
    }

    /** Stops serving; requests under way are not answered. */
    @Override
    public void close() {
        server.close();
    }
}
