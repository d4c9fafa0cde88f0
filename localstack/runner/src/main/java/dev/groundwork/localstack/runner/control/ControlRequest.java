package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.http.HttpRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to the control API. What cannot be read is a {@link RefusedException} with a sentence.
 *
 * @param segments of the path behind {@code /_local/}, decoded
 * @param body a JSON object, empty where none was sent
 */
record ControlRequest(List<String> segments, Map<String, String> query, JsonNode body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ControlRequest of(HttpRequest request, List<String> segments) {
        return new ControlRequest(
                segments.stream().map(s -> decoded(s.replace("+", "%2B"))).toList(),
                query(request.query()),
                body(request));
    }

    private static Map<String, String> query(String raw) {
        var query = new LinkedHashMap<String, String>();
        for (var pair : raw.split("&", -1)) {
            var cut = pair.indexOf('=');
            if (cut > 0) {
                query.put(decoded(pair.substring(0, cut)), decoded(pair.substring(cut + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "the address has an escape that is none");
        }
    }

    private static JsonNode body(HttpRequest request) {
        if (request.body().length == 0) {
            return JSON.createObjectNode();
        }
        try {
            var body = JSON.readTree(request.body());
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw new RefusedException(400, "the body is no JSON");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
        throw new RefusedException(400, "the body has to be a JSON object");
    }

    /** Refuses members that are not among these: a typing error would otherwise be a default. */
    ControlRequest only(Set<String> members) {
        for (var member : body.properties()) {
            if (!members.contains(member.getKey())) {
                throw new RefusedException(
                        422,
                        "there is no member " + member.getKey() + ", only "
                                + members.stream().sorted().toList());
            }
        }
        return this;
    }

    Optional<String> text(String member) {
        var value = body.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw new RefusedException(422, member + " has to be a text");
        }
        return Optional.of(value.asText());
    }

    String requiredText(String member) {
        return text(member).orElseThrow(() -> new RefusedException(422, member + " is missing"));
    }

    long number(String member, long otherwise, long min) {
        var value = body.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isIntegralNumber() || value.asLong() < min) {
            throw new RefusedException(422, member + " has to be a whole number from " + min + " on");
        }
        return value.asLong();
    }

    static Duration duration(String member, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new RefusedException(
                    422, member + " has to be an ISO-8601 duration such as P1D or PT1H, and is " + text);
        }
    }

    static Instant instant(String member, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new RefusedException(
                    422, member + " has to be an ISO-8601 instant such as 2026-01-31T00:05:00Z, and is " + text);
        }
    }

    /** A number in the query within bounds. */
    int limit(int otherwise, int max) {
        var text = query.get("limit");
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,8}") || Integer.parseInt(text) > max) {
            throw new RefusedException(422, "limit has to be from 1 to " + max);
        }
        return Integer.parseInt(text);
    }
}
