package dev.groundwork.localstack.provider.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param status of HTTP
 * @param body none with 204
 */
record Reply(int status, @Nullable JsonNode body) {

    static Reply ok(JsonNode body) {
        return new Reply(200, body);
    }

    static Reply created(JsonNode body) {
        return new Reply(201, body);
    }

    static Reply accepted(JsonNode body) {
        return new Reply(202, body);
    }

    static Reply none() {
        return new Reply(204, null);
    }
}
