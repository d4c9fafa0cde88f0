package dev.groundwork.localstack.runner.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer to a request.
 *
 * @param status the HTTP status
 * @param headers with every value apart
 * @param body whole, empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record HttpReply(int status, Headers headers, byte[] body) {

    /** A text with its content type. */
    public static HttpReply of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their content type. */
    public static HttpReply of(int status, String contentType, byte[] body) {
        var headers = new Headers();
        headers.set("Content-Type", contentType);
        return new HttpReply(status, headers, body);
    }

    /** JSON text. */
    public static HttpReply json(int status, String body) {
        return of(status, "application/json", body);
    }

    /** The same with one more header. */
    public HttpReply with(String name, String value) {
        var more = new Headers();
        more.putAll(headers);
        more.set(name, value);
        return new HttpReply(status, more, body);
    }

    /** Sends it. */
    public void send(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().putAll(headers);
        var hasBody = body.length > 0
                && status != 204
                && status != 304
                && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(body);
        }
    }
}
