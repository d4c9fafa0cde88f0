package dev.groundwork.localstack.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Retention of stream records and of idempotency tokens. */
final class RetentionTest {

    private final MovableClock clock = new MovableClock();

    private DynamoDbEngine engine() throws IOException {
        return DynamoDbEngine.open(EngineOptions.inMemory(clock));
    }

    @Test
    @DisplayName("INFRA-CRED-849 a transaction's token is known for ten minutes")
    void tokens() throws IOException {
        try (var engine = engine()) {
            // Given a transaction committed under a token
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            calls.put("table", "a", 1);
            var body = "{'ClientRequestToken':'t','TransactItems':[" + EngineCalls.move("table", "a", 1) + "]}";
            calls.call("TransactWriteItems", body);

            // When it is repeated just before and at the end of that time
            clock.advance(Duration.ofMinutes(10).minusMillis(1));
            calls.call("TransactWriteItems", body);
            long before = calls.number("table", "a");
            clock.advance(Duration.ofMillis(1));
            calls.call("TransactWriteItems", body);

            // Then only the second counts
            assertThat(before).isEqualTo(2);
            assertThat(calls.number("table", "a")).isEqualTo(3);
        }
    }

    @Test
    @DisplayName("INFRA-CRED-875 records are kept for a day, and who comes too late is told so")
    void records() throws Exception {
        try (var engine = engine()) {
            // Given a reader at the beginning of a stream with one record
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            calls.put("table", "a", 1);
            var arn = engine.streamArn("table").orElseThrow();

            // When more than a day passes before the next
            clock.advance(Duration.ofHours(24).plusSeconds(1));
            calls.put("table", "b", 1);

            // Then the first is gone and the second is there
            assertThat(engine.awaitRecords(arn, 0, 10, Duration.ZERO))
                    .extracting(r -> r.sequence())
                    .containsExactly(2L);
            var iterator = """
                    {'StreamArn':'%s','ShardId':'shardId-00000000000000000000-00000001',
                    'ShardIteratorType':'AT_SEQUENCE_NUMBER','SequenceNumber':'100000000000000000001'}""".formatted(arn);
            assertThat(EngineCalls.error(calls.call("GetShardIterator", iterator)))
                    .isEqualTo("TrimmedDataAccessException");
        }
    }

    @Test
    @DisplayName("INFRA-CRED-876 a shard iterator is good for a quarter of an hour")
    void iterators() throws IOException {
        try (var engine = engine()) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            var iterator = calls.call(
                            "GetShardIterator",
                            "{'StreamArn':'%s','ShardId':'shardId-00000000000000000000-00000001','ShardIteratorType':'LATEST'}"
                                    .formatted(engine.streamArn("table").orElseThrow()))
                    .path("ShardIterator")
                    .asText();
            var body = "{'ShardIterator':'%s'}".formatted(iterator);

            clock.advance(Duration.ofMinutes(15));
            assertThat(EngineCalls.error(calls.call("GetRecords", body))).isEmpty();
            clock.advance(Duration.ofMillis(1));
            assertThat(EngineCalls.error(calls.call("GetRecords", body))).isEqualTo("ExpiredIteratorException");
        }
    }

    @Test
    @DisplayName("INFRA-CRED-877 a stream ends with its table, and its records can still be read")
    void deletedTable() throws Exception {
        try (var engine = engine()) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            calls.put("table", "a", 1);
            var arn = engine.streamArn("table").orElseThrow();

            calls.call("DeleteTable", "{'TableName':'table'}");

            assertThat(engine.streamArn("table")).isEmpty();
            assertThat(engine.awaitRecords(arn, 0, 10, Duration.ofSeconds(60))).hasSize(1);
            assertThat(engine.awaitRecords(arn, 1, 10, Duration.ofSeconds(60))).isEmpty();
            assertThat(calls.call("DescribeStream", "{'StreamArn':'%s'}".formatted(arn))
                            .at("/StreamDescription/StreamStatus")
                            .asText())
                    .isEqualTo("DISABLED");
        }
    }
}
