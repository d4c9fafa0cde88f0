package dev.groundwork.localstack.runner.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.http.HttpHeaders;
import dev.groundwork.localstack.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** From what a function answers, in payload format 2.0, to HTTP. */
final class HttpResponseReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MIN_STATUS = 200;
    private static final int MAX_STATUS = 599;

    private HttpResponseReader() {}

    /**
     * The answer that a payload asks for; a payload without a status is the body of a 200.
     *
     * @throws IOException where it is no answer of this format
     */
    static HttpResponse response(byte[] payload) throws IOException {
        var answer = JSON.readTree(payload);
        if (answer == null || !answer.isObject() || !answer.hasNonNull("statusCode")) {
            return HttpResponse.of(200, "application/json", payload);
        }
        var status = answer.get("statusCode").asInt();
        if (status < MIN_STATUS || status > MAX_STATUS) {
            throw new IOException("no status of HTTP: " + answer.get("statusCode"));
        }
        return new HttpResponse(status, headers(answer), body(answer));
    }

    private static HttpHeaders headers(JsonNode answer) {
        var headers = HttpHeaders.NONE;
        for (var header : answer.path("headers").properties()) {
            headers = headers.with(header.getKey(), latin1(header.getValue().asText()));
        }
        for (var header : answer.path("multiValueHeaders").properties()) {
            headers = headers.without(header.getKey());
            for (var value : header.getValue()) {
                headers = headers.plus(header.getKey(), latin1(value.asText()));
            }
        }
        for (var cookie : answer.path("cookies")) {
            headers = headers.plus("Set-Cookie", latin1(cookie.asText()));
        }
        return headers.has("Content-Type") ? headers : headers.plus("Content-Type", "text/plain;charset=UTF-8");
    }

    /** Bytes outside ASCII leave as UTF-8. */
    private static String latin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static byte[] body(JsonNode answer) throws IOException {
        var body = answer.path("body").asText("");
        try {
            return answer.path("isBase64Encoded").asBoolean()
                    ? Base64.getDecoder().decode(body)
                    : body.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IOException("the body is no base64", e);
        }
    }
}
