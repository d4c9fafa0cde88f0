package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Retries;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.schedule.Call;
import dev.groundwork.localstack.dynamodb.DynamoDbEngine;
import dev.groundwork.localstack.dynamodb.DynamoDbServer;
import dev.groundwork.localstack.dynamodb.EngineOptions;
import dev.groundwork.localstack.dynamodb.FaultPoint;
import dev.groundwork.testing.HandClock;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A spend that comes while another's transaction is at the balance item. */
final class ConflictTest {

    private static final String TABLE = "credits";

    /** The first updates meet a transaction. */
    private record Busy(int times, AtomicInteger updates) implements FaultPoint {

        @Override
        public Verdict before(Call call) {
            return call.operation().equals("UpdateItem") && updates.incrementAndGet() <= times
                    ? new Verdict.Conflict()
                    : new Verdict.Proceed();
        }
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(c -> c.retryStrategy(Retries.strategy()))
                .build();
    }

    private static void create(DynamoDbClient client) {
        client.createTable(r -> r.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute(Key.PK), attribute(Key.SK))
                .keySchema(key(Key.PK, KeyType.HASH), key(Key.SK, KeyType.RANGE)));
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

    @Test
    @DisplayName("INFRA-CRED-579 a spend that meets transactions at the balance item waits for them and is answered")
    void waits() throws Exception {
        var clock = new HandClock(Ids.NOW);
        var busy = new Busy(3, new AtomicInteger());
        try (var engine = DynamoDbEngine.open(EngineOptions.inMemory(clock).with(busy));
                var server = DynamoDbServer.start(engine, 0);
                var client = client(server.endpoint())) {
            create(client);
            var user = Ids.user();
            new Table(client, TABLE).put(OpeningLedger.item(user, clock.instant()), OpeningLedger.CONDITION);

            var outcome = LedgerTable.ledger(client, TABLE, clock).consume(Ids.one(user, Ids.ordered(Ids.NOW)));

            assertThat(outcome).isInstanceOf(Consumed.class);
            assertThat(busy.updates).hasValue(4);
        }
    }
}
