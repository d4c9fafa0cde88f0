package dev.groundwork.localstack.http;

import java.nio.charset.StandardCharsets;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param headers without the length, which comes from the body
 * @param body whole, empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record HttpResponse(int status, HttpHeaders headers, byte[] body) {

    private static final byte[] NOTHING = new byte[0];

    /** A status alone. */
    public static HttpResponse of(int status) {
        return new HttpResponse(status, HttpHeaders.NONE, NOTHING);
    }

    /** Bytes with their content type. */
    public static HttpResponse of(int status, String contentType, byte[] body) {
        return new HttpResponse(status, HttpHeaders.NONE.plus("Content-Type", contentType), body);
    }

    /** A text with its content type. */
    public static HttpResponse of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** JSON text. */
    public static HttpResponse json(int status, String body) {
        return of(status, "application/json", body);
    }

    /** The same with this header in place of any of its name. */
    public HttpResponse with(String name, String value) {
        return new HttpResponse(status, headers.with(name, value), body);
    }
}
