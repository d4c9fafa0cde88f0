package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.dynamodb.DynamoDbFactory;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Replayed;
import dev.groundwork.localstack.dynamodb.DynamoDbEngine;
import dev.groundwork.localstack.dynamodb.DynamoDbServer;
import dev.groundwork.localstack.dynamodb.EngineOptions;
import dev.groundwork.runtime.AwsHttpFactory;
import dev.groundwork.testing.HandClock;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A function's client when connections to DynamoDB end. The HTTP client sends nothing again by itself: the SDK's retries are the only
 * ones, and each of them is seen. A connection that was closed while it was idle fails no caller.
 */
final class LostConnectionTest {

    private static final String TABLE = "credits";
    private static final int IDLE_CONNECTIONS = 4;

    private final HandClock clock = new HandClock(Ids.NOW);
    private final LostAnswers answers = new LostAnswers(IDLE_CONNECTIONS);

    @AutoClose
    private final DynamoDbEngine engine =
            DynamoDbEngine.open(EngineOptions.inMemory(clock).with(answers));

    @AutoClose
    private DynamoDbServer server = DynamoDbServer.start(engine, 0);

    @AutoClose
    private final DynamoDbClient client = client(
            server.endpoint(),
            DynamoDbFactory.builder().overrideConfiguration().retryStrategy().orElseThrow());

    private final UserId user = Ids.user();

    LostConnectionTest() throws IOException {
        client.createTable(r -> r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute(Key.PK), attribute(Key.SK))
                .keySchema(key(Key.PK, KeyType.HASH), key(Key.SK, KeyType.RANGE)));
        new Table(client, TABLE).put(OpeningLedger.item(user, clock.instant()), OpeningLedger.CONDITION);
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static DynamoDbClient client(URI endpoint, RetryStrategy retries) {
        var builder = DynamoDbFactory.builder();
        return builder.endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(AwsHttpFactory.builder())
                .overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .retryStrategy(retries)
                        .build())
                .build();
    }

    private ConsumeOutcome consume(DynamoDbClient by, ConsumeRequest request) {
        return LedgerTable.ledger(by, TABLE, clock).consume(request);
    }

    /** Ends every connection, as a service does with idle ones, and serves on. */
    private void closeConnections() throws IOException {
        var port = server.endpoint().getPort();
        server.close();
        server = DynamoDbServer.start(engine, port);
    }

    private void scanTogether() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var scans = IntStream.range(0, IDLE_CONNECTIONS)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> client.scan(r -> r.tableName(TABLE)), threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(scans).join();
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-582 without the SDK's retries, a write whose answer is lost was sent once, on a new connection and on a kept one")
    void sentOnce() {
        try (var once = client(server.endpoint(), AwsRetryStrategy.doNotRetry())) {
            answers.lose(1);
            assertThatThrownBy(() -> consume(once, Ids.one(user, Ids.ordered(clock.instant()))))
                    .isInstanceOf(SdkClientException.class);
            assertThat(answers.updates()).isEqualTo(1);

            consume(once, Ids.one(user, Ids.ordered(clock.instant())));
            answers.lose(1);
            assertThatThrownBy(() -> consume(once, Ids.one(user, Ids.ordered(clock.instant()))))
                    .isInstanceOf(SdkClientException.class);
            assertThat(answers.updates()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-583 a consume whose answer is lost is sent once more, answered as a replay and charged once")
    void sentAgain() {
        var before = balance();
        answers.lose(1);

        var outcome = consume(client, Ids.one(user, Ids.ordered(clock.instant())));

        assertThat(outcome).isInstanceOf(Replayed.class);
        assertThat(answers.updates()).isEqualTo(2);
        assertThat(balance()).isEqualTo(before - 1);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-584 connections that DynamoDB closed while they were idle fail no consume, and it is written once")
    void closedWhileIdle() throws IOException {
        scanTogether();
        closeConnections();

        var outcome = consume(client, Ids.one(user, Ids.ordered(clock.instant())));

        assertThat(outcome).isInstanceOf(Consumed.class);
        assertThat(answers.updates()).isEqualTo(1);
    }

    private long balance() {
        return LedgerTable.ledger(client, TABLE, clock)
                .balance(user)
                .orElseThrow()
                .available()
                .amount();
    }
}
