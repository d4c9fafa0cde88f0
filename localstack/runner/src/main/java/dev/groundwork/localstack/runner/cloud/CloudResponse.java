package dev.groundwork.localstack.runner.cloud;

import java.nio.charset.StandardCharsets;

/**
 * An answer of a stand-in.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body what is answered
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record CloudResponse(int status, String contentType, byte[] body) {

    private static final String JSON = "application/x-amz-json-1.1";

    /** A JSON answer. */
    static CloudResponse json(int status, String body) {
        return new CloudResponse(status, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An XML answer of the query protocol. */
    static CloudResponse xml(int status, String body) {
        return new CloudResponse(status, "text/xml", body.getBytes(StandardCharsets.UTF_8));
    }
}
