package dev.groundwork.localstack.google;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.util.Map;

/**
 * An answer over HTTP.
 *
 * @param status of HTTP
 * @param headers with the content type, where there is content
 * @param body text, empty for none
 */
record Reply(int status, Map<String, String> headers, String body) {

    static Reply json(int status, Map<String, Object> body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), JSONObjectUtils.toJSONString(body));
    }

    static Reply error(int status, String code, String description) {
        return json(status, Map.of("error", code, "error_description", description));
    }

    static Reply page(int status, String sentence) {
        return new Reply(status, Map.of("Content-Type", "text/plain; charset=utf-8"), sentence);
    }

    static Reply redirect(URI to) {
        return new Reply(302, Map.of("Location", to.toString()), "");
    }
}
