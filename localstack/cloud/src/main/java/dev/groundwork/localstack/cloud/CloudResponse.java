package dev.groundwork.localstack.cloud;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer of a stand-in.
 *
 * @param status the HTTP status
 * @param headers by name
 * @param body what is answered; not sent to a HEAD request
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record CloudResponse(int status, Map<String, String> headers, byte[] body) {

    /** Keeps a copy of the headers. */
    public CloudResponse {
        headers = Map.copyOf(headers);
    }

    /** An answer with a text of this type, in UTF-8. */
    public static CloudResponse text(int status, String contentType, String text) {
        return new CloudResponse(status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer with one header more. */
    public CloudResponse with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new CloudResponse(status, more, body);
    }
}
