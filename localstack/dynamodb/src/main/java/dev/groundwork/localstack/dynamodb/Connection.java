package dev.groundwork.localstack.dynamodb;

import dev.groundwork.localstack.dynamodb.HttpReader.HttpRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/** One connection: request after request, each answered with headers and body in one write. */
final class Connection {

    private static final int BUFFER = 16 * 1024;
    private static final int INTERNAL = 500;
    private static final int BAD_REQUEST = 400;
    private static final byte[] HEALTHY = "healthy: dynamodb".getBytes(StandardCharsets.US_ASCII);

    private final DynamoDbEngine engine;
    private final HttpReader in;
    private final OutputStream out;

    Connection(DynamoDbEngine engine, InputStream in, OutputStream out) {
        this.engine = engine;
        this.in = new HttpReader(new BufferedInputStream(in, BUFFER), out);
        this.out = out;
    }

    void serve() throws IOException {
        boolean open = true;
        while (open) {
            Optional<HttpRequest> request;
            try {
                request = in.next();
            } catch (HttpReader.BadRequestException e) {
                write(BAD_REQUEST, "text/plain", e.text().getBytes(StandardCharsets.UTF_8), false);
                return;
            }
            open = request.isPresent() && answer(request.get());
        }
    }

    /** Whether the connection stays open. */
    private boolean answer(HttpRequest request) throws IOException {
        if (!request.method().equals("POST")) {
            write(200, "text/plain", HEALTHY, request.keepAlive());
            return request.keepAlive();
        }
        EngineResponse response;
        try {
            response = engine.handle(new EngineRequest(
                    request.header("x-amz-target"), caller(request.header("authorization")), request.body()));
        } catch (RuntimeException bug) {
            System.getLogger(DynamoDbServer.class.getName())
                    .log(System.Logger.Level.ERROR, "A request could not be handled", bug);
            response = new EngineResponse.Answer(
                    INTERNAL,
                    "{\"__type\":\"com.amazonaws.dynamodb.v20120810#InternalServerError\",\"message\":\"Internal error\"}"
                            .getBytes(StandardCharsets.US_ASCII));
        }
        return switch (response) {
            case EngineResponse.Answer(var status, var body) -> {
                write(status, "application/x-amz-json-1.0", body, request.keepAlive());
                yield request.keepAlive();
            }
            case EngineResponse.Lost() -> false;
        };
    }

    /** The access key id of a SigV4 header: {@code … Credential=<id>/…}; empty where there is none. */
    private static String caller(String authorization) {
        int from = authorization.indexOf("Credential=");
        int to = authorization.indexOf('/', from);
        return from < 0 || to < 0 ? "" : authorization.substring(from + "Credential=".length(), to);
    }

    private void write(int status, String type, byte[] body, boolean keepAlive) throws IOException {
        var crc = new CRC32();
        crc.update(body);
        byte[] head = ("HTTP/1.1 " + status + (status < BAD_REQUEST ? " OK" : " Error") + "\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + body.length
                        + "\r\nx-amzn-RequestId: " + UUID.randomUUID()
                        + "\r\nx-amz-crc32: " + crc.getValue()
                        + (keepAlive ? "" : "\r\nConnection: close")
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        out.write(whole);
        out.flush();
    }
}
