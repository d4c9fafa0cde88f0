package dev.groundwork.localstack.cloud.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import java.io.IOException;
import java.util.Map;

/**
 * AWS JSON 1.0 and 1.1: the operation stands in {@code X-Amz-Target}, its members in a JSON object, an error in {@code __type}.
 */
public final class JsonProtocol {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final String contentType;
    private final String invalid;
    private final Map<String, String> queryCodes;

    /**
     * @param version {@code 1.0} or {@code 1.1}
     * @param invalid the service's code for a member that cannot be
     */
    public JsonProtocol(String version, String invalid) {
        this(version, invalid, Map.of());
    }

    /**
     * Of a service that once spoke the query protocol: SDKs still go by the codes it had there.
     *
     * @param queryCodes those old codes by today's, where they differ
     */
    public JsonProtocol(String version, String invalid, Map<String, String> queryCodes) {
        this.contentType = "application/x-amz-json-" + version;
        this.invalid = invalid;
        this.queryCodes = Map.copyOf(queryCodes);
    }

    /** From the members of a request to those of its answer. */
    @FunctionalInterface
    public interface Operation {
        /** Answers, or throws a {@link AwsError}. */
        ObjectNode answer(Members request);
    }

    /** An object to be filled. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Reads the members, answers what the operation does, and a refusal in the protocol's form. */
    public CloudResponse answer(CloudRequest request, Operation operation) {
        try {
            return write(OK, operation.answer(new Members(read(request.body()), invalid)));
        } catch (AwsError refusal) {
            var error = object().put("__type", refusal.code()).put("message", refusal.text());
            var answer = write(refusal.status(), error);
            return queryCodes.isEmpty()
                    ? answer
                    : answer.with(
                            "x-amzn-query-error", queryCodes.getOrDefault(refusal.code(), refusal.code()) + ";Sender");
        }
    }

    /** The refusal of an operation that the service does not have. */
    public static AwsError unknownOperation(CloudRequest request) {
        return new AwsError("UnknownOperationException", "The operation is not known: " + request.operation());
    }

    private static JsonNode read(byte[] body) {
        try {
            var tree = JSON.readTree(body);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException malformed) {
            throw new AwsError("SerializationException", "The body is no JSON");
        }
        throw new AwsError("SerializationException", "The body is no JSON object");
    }

    private CloudResponse write(int status, ObjectNode answer) {
        try {
            return CloudResponse.text(status, contentType, JSON.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
