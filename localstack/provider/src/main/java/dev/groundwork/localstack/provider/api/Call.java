package dev.groundwork.localstack.provider.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request to the API, read.
 *
 * @param method of HTTP
 * @param path its segments
 * @param query the first value of each parameter
 * @param body as it came
 */
record Call(String method, List<String> path, Map<String, String> query, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Call of(String method, String rawPath, String rawQuery, String body) {
        var path = Stream.of(rawPath.split("/", -1))
                .filter(s -> !s.isEmpty())
                .map(Call::decode)
                .toList();
        var query = new LinkedHashMap<String, String>();
        for (var pair : rawQuery.split("&", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                query.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Call(method, path, query, body);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.malformed("The address is not properly encoded");
        }
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The body as a JSON object; no body is an empty one. */
    ObjectNode json() {
        if (body.isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw ApiError.malformed("The body is not JSON");
        }
        throw ApiError.malformed("The body is not a JSON object");
    }

    /** A member that is a text. */
    static Optional<String> text(JsonNode object, String name) {
        var value = object.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ApiError.invalid(name + " is a text");
        }
        return Optional.of(value.textValue());
    }
}
