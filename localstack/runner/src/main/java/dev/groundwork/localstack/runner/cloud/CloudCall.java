package dev.groundwork.localstack.runner.cloud;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CredentialScope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A request of a function to AWS.
 *
 * @param service the name that signatures have for the service, such as {@code dynamodb}
 * @param operation its operation, such as {@code PutItem}; at S3, which names none, the HTTP method
 * @param caller the logical id of the function, empty for a stranger
 * @param traceId of the invocation that it is made for, empty where the call carries none
 * @param request as it came
 */
public record CloudCall(String service, String operation, String caller, String traceId, CloudRequest request) {

    private static final Map<String, String> TARGETS = Map.of(
            "secretsmanager", "secretsmanager",
            "AmazonSQS", "sqs",
            "AWSEvents", "events",
            "DynamoDB_20120810", "dynamodb",
            "DynamoDBStreams_20120810", "dynamodb");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
    private static final int LOOKED_AT = 4096;

    static CloudCall of(CloudRequest request) {
        return new CloudCall(
                service(request), operation(request), request.caller(), request.header("x-amzn-trace-id"), request);
    }

    private static String service(CloudRequest request) {
        return CredentialScope.of(request).map(CredentialScope::service).orElseGet(() -> {
            var target = request.header("x-amz-target");
            var dot = target.indexOf('.');
            return dot < 0 ? "s3" : TARGETS.getOrDefault(target.substring(0, dot), "");
        });
    }

    private static String operation(CloudRequest request) {
        if (!request.operation().isEmpty()) {
            return request.operation();
        }
        var start =
                new String(request.body(), 0, Math.min(request.body().length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        var action = ACTION.matcher(start);
        return action.find() ? action.group(1) : request.method();
    }
}
