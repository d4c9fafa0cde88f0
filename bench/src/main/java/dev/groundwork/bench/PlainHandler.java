package dev.groundwork.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.runtime.AwsHttpFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The handler that a function is compared with: it has no container, stands between the serializers of Lambda's own runtime, and makes one update with
 * the same client as a function.
 */
final class PlainHandler implements RequestStreamHandler {

    private final String table;

    PlainHandler(String table) {
        this.table = table;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        var request = LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, PlainHandler.class.getClassLoader())
                .fromJson(event);
        JacksonFactory.getInstance()
                .getSerializer(APIGatewayV2HTTPResponse.class)
                .toJson(answer(request), answer);
    }

    private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) throws IOException {
        var json = new ObjectMapper();
        var user = json.readTree(event.getBody()).path("userId").asText();
        try (var client = DynamoDbClient.builder()
                .httpClientBuilder(AwsHttpFactory.builder())
                .build()) {
            var item = client.updateItem(r -> r.tableName(table)
                            .key(Map.of("pk", AttributeValue.fromS(user), "sk", AttributeValue.fromS("COUNT")))
                            .updateExpression("ADD spent :one")
                            .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
                            .returnValues(ReturnValue.ALL_NEW))
                    .attributes();
            return APIGatewayV2HTTPResponse.builder()
                    .withStatusCode(200)
                    .withBody(json.writeValueAsString(Map.of("user", user, "attributes", item.size())))
                    .build();
        }
    }
}
