package dev.groundwork.localstack.cloud;

import java.util.Map;
import java.util.Optional;

/**
 * Finds the service that a request is for: by the name it was signed for, by its {@code X-Amz-Target}, and where it has neither (a public
 * read, a browser's preflight) it is for S3.
 */
public final class CloudServices implements CloudService {

    private static final Map<String, String> TARGETS = Map.of(
            "secretsmanager", "secretsmanager",
            "AmazonSQS", "sqs",
            "AWSEvents", "events",
            "DynamoDB_20120810", "dynamodb",
            "DynamoDBStreams_20120810", "dynamodb");
    private static final String S3 = "s3";
    private static final int NOT_FOUND = 404;

    private final Map<String, CloudService> bySigningName;

    /** Of these services, by the names that signatures have for them (see {@link CredentialScope#service}). */
    public CloudServices(Map<String, CloudService> bySigningName) {
        this.bySigningName = Map.copyOf(bySigningName);
    }

    /** Asks the service that the request is for; where it is for none of these: 404 with AWS's word for it. */
    @Override
    public CloudResponse handle(CloudRequest request) {
        return Optional.ofNullable(bySigningName.get(name(request)))
                .map(service -> service.handle(request))
                .orElseGet(() -> CloudResponse.text(
                        NOT_FOUND,
                        "application/x-amz-json-1.1",
                        "{\"__type\":\"UnknownOperationException\",\"message\":\"No stand-in for this service\"}"));
    }

    private static String name(CloudRequest request) {
        return CredentialScope.of(request).map(CredentialScope::service).orElseGet(() -> {
            var target = request.header("x-amz-target");
            int dot = target.indexOf('.');
            return dot < 0 ? S3 : TARGETS.getOrDefault(target.substring(0, dot), "");
        });
    }
}
