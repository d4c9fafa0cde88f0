package dev.groundwork.localstack.runner.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The JSON protocol that Secrets Manager, SQS and EventBridge share: a function from an object to an object, or an error with its type. */
final class JsonAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BAD_REQUEST = 400;

    private JsonAnswers() {}

    /** An error with the type that the service's SDK knows. */
    static final class Refused extends RuntimeException {

        private final String type;

        Refused(String type, String message) {
            super(message, null, false, false);
            this.type = type;
        }
    }

    /** From the members of a request to those of its answer. */
    @FunctionalInterface
    interface Operation {
        ObjectNode answer(JsonNode request);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static CloudResponse handle(CloudRequest request, Operation operation) {
        try {
            return CloudResponse.json(200, JSON.writeValueAsString(operation.answer(JSON.readTree(request.body()))));
        } catch (Refused refused) {
            return CloudResponse.json(BAD_REQUEST, error(refused.type, String.valueOf(refused.getMessage())));
        } catch (IOException e) {
            return CloudResponse.json(BAD_REQUEST, error("SerializationException", "the body is no JSON"));
        }
    }

    private static String error(String type, String message) {
        try {
            return JSON.writeValueAsString(object().put("__type", type).put("message", message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
