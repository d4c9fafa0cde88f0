package dev.groundwork.localstack.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers that the server gives by itself, as API Gateway words them; the connection ends with them. */
final class Refusals {

    private Refusals() {}

    /** Answers a request that Jetty has refused; its status has been set. */
    static boolean answer(Request request, Response response, Callback callback) {
        refuse(response, response.getStatus(), callback);
        return true;
    }

    /** Answers with a status and ends the connection. */
    static void refuse(Response response, int status, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        send(response, status, callback);
    }

    /** Answers that a handler failed; the connection goes on. */
    static void fail(Response response, Callback callback) {
        response.setStatus(HttpStatus.INTERNAL_SERVER_ERROR_500);
        send(response, HttpStatus.INTERNAL_SERVER_ERROR_500, callback);
    }

    private static void send(Response response, int status, Callback callback) {
        var body = "{\"message\":\"%s\"}".formatted(message(status)).getBytes(StandardCharsets.UTF_8);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static String message(int status) {
        return status == HttpStatus.PAYLOAD_TOO_LARGE_413 ? "Request Entity Too Large" : HttpStatus.getMessage(status);
    }
}
