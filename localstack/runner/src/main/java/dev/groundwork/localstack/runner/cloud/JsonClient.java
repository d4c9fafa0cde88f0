package dev.groundwork.localstack.runner.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** This program as a client of a stand-in that speaks AWS's JSON protocol. */
public final class JsonClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final CloudService service;
    private final String prefix;

    /**
     * @param prefix of the targets, such as {@code AmazonSQS}
     */
    public JsonClient(CloudService service, String prefix) {
        this.service = service;
        this.prefix = prefix;
    }

    /** An object to be filled. */
    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The service refused. The message has its words. */
    public static final class RefusedException extends RuntimeException {
        RefusedException(String message) {
            super(message);
        }
    }

    /** Calls an operation and answers what it answers, or throws {@link RefusedException}. */
    public JsonNode call(String operation, ObjectNode members) {
        var target = prefix + "." + operation;
        var answer = service.handle(new CloudRequest(
                "POST",
                "/",
                null,
                Map.of("x-amz-target", List.of(target)),
                members.toString().getBytes(StandardCharsets.UTF_8),
                ""));
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.status() != OK) {
            throw new RefusedException(target + ": " + text);
        }
        try {
            return JSON.readTree(text.isEmpty() ? "{}" : text);
        } catch (IOException e) {
            throw new RefusedException(target + " was answered with no JSON: " + text);
        }
    }
}
