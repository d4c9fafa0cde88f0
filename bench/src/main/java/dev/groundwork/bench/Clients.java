package dev.groundwork.bench;

import dev.groundwork.dynamodb.Retries;
import dev.groundwork.testing.Engine;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Clients as a function has them, with what a measurement listens with. */
final class Clients {

    private static final Duration CALL_DEADLINE = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_DEADLINE = Duration.ofSeconds(3);

    private Clients() {}

    static DynamoDbClient open(ExecutionInterceptor... listeners) {
        return DynamoDbClient.builder()
                .endpointOverride(Engine.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(c -> c.retryStrategy(Retries.strategy())
                        .apiCallTimeout(CALL_DEADLINE)
                        .apiCallAttemptTimeout(ATTEMPT_DEADLINE)
                        .executionInterceptors(List.of(listeners)))
                .build();
    }
}
