package dev.groundwork.dynamodb;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Makes the DynamoDB client of a function; its tables are made by their owners. Retries are the SDK's alone; deadlines stand well inside the 30 seconds that API
 * Gateway waits. Region, credentials and endpoint come from the environment, as Lambda sets it.
 */
@Factory
public final class DynamoDbFactory {

    private static final Duration CALL_DEADLINE = Duration.ofSeconds(10);
    private static final Duration ATTEMPT_DEADLINE = Duration.ofSeconds(3);

    @Bean(preDestroy = "close")
    @Singleton
    @Secondary
    DynamoDbClient dynamoDb(SdkHttpClient http) {
        return builder().httpClient(http).build();
    }

    /** The builder of that client, without an HTTP client: for one of the same behaviour outside the container. */
    public static DynamoDbClientBuilder builder() {
        return DynamoDbClient.builder()
                .overrideConfiguration(c -> c.retryStrategy(Retries.strategy())
                        .apiCallTimeout(CALL_DEADLINE)
                        .apiCallAttemptTimeout(ATTEMPT_DEADLINE));
    }

    @Bean
    @Singleton
    Transactions transactions(DynamoDbClient client, SecureRandom random) {
        return new Transactions(client, random);
    }

    @Bean
    @Singleton
    BatchReader batchReader(DynamoDbClient client, SecureRandom random) {
        return new BatchReader(client, random);
    }
}
