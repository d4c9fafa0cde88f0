package dev.groundwork.bench;

import dev.groundwork.dynamodb.DynamoDbFactory;
import dev.groundwork.runtime.AwsHttpFactory;
import dev.groundwork.testing.Engine;
import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Clients as a function has them, with what a measurement listens with. */
final class Clients {

    private Clients() {}

    static DynamoDbClient open(ExecutionInterceptor... listeners) {
        return open(Engine.endpoint(), listeners);
    }

    static DynamoDbClient open(URI endpoint, ExecutionInterceptor... listeners) {
        var builder = DynamoDbFactory.builder();
        var configuration = builder.overrideConfiguration().toBuilder().executionInterceptors(List.of(listeners));
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
                .httpClientBuilder(AwsHttpFactory.builder())
                .overrideConfiguration(configuration.build())
                .build();
    }
}
