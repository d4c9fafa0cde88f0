package dev.groundwork.localstack.runner.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.dynamodb.DynamoDbEngine;
import dev.groundwork.localstack.dynamodb.EngineRequest;
import dev.groundwork.localstack.dynamodb.EngineResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** DynamoDB and its streams: the engine of localstack/dynamodb behind the common address. */
public final class DynamoDb implements CloudService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAVAILABLE = 503;

    private final DynamoDbEngine engine;

    public DynamoDb(DynamoDbEngine engine) {
        this.engine = engine;
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        return handleOrLose(request).orElse(CloudResponse.json(UNAVAILABLE, "{}"));
    }

    @Override
    public Optional<CloudResponse> handleOrLose(CloudRequest request) {
        return switch (engine.handle(new EngineRequest(request.target(), request.caller(), request.body()))) {
            case EngineResponse.Answer(var status, var body) ->
                Optional.of(new CloudResponse(status, "application/x-amz-json-1.0", body));
            case EngineResponse.Lost() -> Optional.empty();
        };
    }

    /** Asks the engine directly. Throws {@link IllegalStateException} with the engine's words when it refuses. */
    public JsonNode call(String target, JsonNode request) {
        var answer = handle(new CloudRequest(target, request.toString().getBytes(StandardCharsets.UTF_8), ""));
        try {
            if (answer.status() != 200) {
                throw new IllegalStateException(target + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
