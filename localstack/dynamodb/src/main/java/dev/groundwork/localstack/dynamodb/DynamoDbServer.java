package dev.groundwork.localstack.dynamodb;

import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/** An engine over HTTP/1.1 on 127.0.0.1. */
public final class DynamoDbServer implements AutoCloseable {

    /** Bytes of a request: a batch may carry 16 MB of items. */
    private static final int MAX_BODY = 20 * 1024 * 1024;

    private static final String HEALTHY = "healthy: dynamodb";
    private static final String JSON = "application/x-amz-json-1.0";
    private static final byte[] INTERNAL_ERROR =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\",\"message\":\"Internal error\"}"
                    .getBytes(StandardCharsets.US_ASCII);

    private final LoopbackServer server;

    private DynamoDbServer(LoopbackServer server) {
        this.server = server;
    }

    /**
     * Serves from when this returns until it is closed.
     *
     * @param port 0 for any that is free
     * @throws IOException where the port is taken
     */
    public static DynamoDbServer start(DynamoDbEngine engine, int port) throws IOException {
        var server = LoopbackServer.listen(port, HttpLimits.withBody(MAX_BODY), request -> answer(engine, request));
        server.start();
        return new DynamoDbServer(server);
    }

    /** The address at which clients find it: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private static Optional<HttpResponse> answer(DynamoDbEngine engine, HttpRequest request) {
        if (!request.method().equals("POST")) {
            return Optional.of(HttpResponse.of(200, "text/plain", HEALTHY));
        }
        var target = request.header("X-Amz-Target").orElse("");
        var caller = caller(request.header("Authorization").orElse(""));
        EngineResponse response;
        try {
            response = engine.handle(new EngineRequest(target, caller, request.body()));
        } catch (RuntimeException bug) {
            System.getLogger(DynamoDbServer.class.getName())
                    .log(System.Logger.Level.ERROR, "A request could not be handled", bug);
            response = new EngineResponse.Answer(500, INTERNAL_ERROR);
        }
        return switch (response) {
            case EngineResponse.Answer(var status, var body) -> Optional.of(response(status, body));
            case EngineResponse.Lost() -> Optional.empty();
        };
    }

    private static HttpResponse response(int status, byte[] body) {
        var crc = new CRC32();
        crc.update(body);
        return HttpResponse.of(status, JSON, body)
                .with("x-amzn-RequestId", UUID.randomUUID().toString())
                .with("x-amz-crc32", Long.toString(crc.getValue()));
    }

    /** Returns the access key id of a SigV4 header, {@code … Credential=<id>/…}; empty where there is none. */
    private static String caller(String authorization) {
        int from = authorization.indexOf("Credential=");
        int to = authorization.indexOf('/', from);
        return from < 0 || to < 0 ? "" : authorization.substring(from + "Credential=".length(), to);
    }

    /** Stops serving and ends every connection. Requests under way may finish without being answered. */
    @Override
    public void close() {
        server.close();
    }
}
