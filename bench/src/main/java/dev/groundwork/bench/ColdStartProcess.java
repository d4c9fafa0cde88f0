package dev.groundwork.bench;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.groundwork.http.ApiFunction;
import dev.groundwork.runtime.AwsHttpFactory;
import dev.groundwork.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * A process that starts, answers the one event on its standard input and prints the status and the milliseconds of CPU that all of it took:
 * the function, or a plain handler without a container, which makes one update with the same client.
 */
public final class ColdStartProcess {

    static final String FUNCTION = "function";
    static final String PLAIN = "plain";

    private ColdStartProcess() {}

    /** {@code function}, or {@code plain <table>}. */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var event = LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, ColdStartProcess.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(System.in.readAllBytes()));
        var answer = arguments[0].equals(FUNCTION)
                ? new ApiFunction().handleRequest(event, new TestContext())
                : plain(event, arguments[1]);
        JacksonFactory.getInstance()
                .getSerializer(APIGatewayV2HTTPResponse.class)
                .toJson(answer, OutputStream.nullOutputStream());
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        out.println(answer.getStatusCode() + " " + TimeUnit.NANOSECONDS.toMillis(system.getProcessCpuTime()));
        System.exit(0);
    }

    private static APIGatewayV2HTTPResponse plain(APIGatewayV2HTTPEvent event, String table) throws IOException {
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
