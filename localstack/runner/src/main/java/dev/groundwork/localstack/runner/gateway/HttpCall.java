package dev.groundwork.localstack.runner.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param path as sent, not decoded
 * @param query as sent, empty when there is none
 * @param sourceIp the address of the TCP peer
 * @param body whole
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record HttpCall(
        String method, String path, String query, Headers headers, String sourceIp, String protocol, byte[] body) {

    /** Reads at most {@code maxBody} bytes of a body, or answers nothing when there are more. */
    public static Optional<HttpCall> read(HttpExchange exchange, int maxBody) throws IOException {
        var body = exchange.getRequestBody().readNBytes(maxBody + 1);
        if (body.length > maxBody) {
            return Optional.empty();
        }
        var uri = exchange.getRequestURI();
        return Optional.of(new HttpCall(
                exchange.getRequestMethod(),
                Optional.ofNullable(uri.getRawPath()).orElse("/"),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                exchange.getRequestHeaders(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                exchange.getProtocol(),
                body));
    }
}
