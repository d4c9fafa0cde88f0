package dev.groundwork.localstack.runner.tables;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.CloudService;
import dev.groundwork.localstack.dynamodb.DynamoDbEngine;
import dev.groundwork.localstack.dynamodb.EngineRequest;
import dev.groundwork.localstack.dynamodb.EngineResponse;
import java.util.Map;
import java.util.zip.CRC32;

/** DynamoDB and its streams: the engine of localstack/dynamodb. */
final class EngineDynamoDb implements CloudService {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
    private static final int UNAVAILABLE = 503;

    private final DynamoDbEngine engine;

    EngineDynamoDb(DynamoDbEngine engine) {
        this.engine = engine;
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        return switch (engine.handle(
                new EngineRequest(request.header("x-amz-target"), request.caller(), request.body()))) {
            case EngineResponse.Answer(var status, var body) -> new CloudResponse(status, headers(body), body);
            case EngineResponse.Lost() -> CloudResponse.text(UNAVAILABLE, CONTENT_TYPE, "{}");
        };
    }

    private static Map<String, String> headers(byte[] body) {
        var crc = new CRC32();
        crc.update(body);
        return Map.of("Content-Type", CONTENT_TYPE, "x-amz-crc32", Long.toString(crc.getValue()));
    }
}
