package dev.groundwork.localstack.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Durability: an engine's data after its end, however that came. */
final class DurabilityTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-07T09:30:00Z"));

    private static DynamoDbEngine open(Path folder) throws IOException {
        return DynamoDbEngine.open(EngineOptions.inMemory(CLOCK).in(folder));
    }

    @Test
    @DisplayName("INFRA-CRED-890 tables, items, streams, TTL settings and tokens are there again")
    void everythingReturns(@TempDir Path folder) throws Exception {
        // Given
        var transaction = """
                {'ClientRequestToken':'once','TransactItems':[{'Update':{'TableName':'table','Key':{'pk':{'S':'a'}},
                'UpdateExpression':'ADD n :one','ExpressionAttributeValues':{':one':{'N':'1'}}}}]}""";
        try (var engine = open(folder)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            calls.put("table", "a", 1);
            calls.put("table", "b", 2);
            calls.call("TransactWriteItems", transaction);
            calls.call("DeleteItem", "{'TableName':'table','Key':{'pk':{'S':'b'}}}");
        }

        // When it is opened again
        try (var engine = open(folder)) {
            var calls = new EngineCalls(engine);
            calls.call("TransactWriteItems", transaction);

            // Then
            assertThat(calls.number("table", "a")).isEqualTo(2);
            assertThat(calls.number("table", "b")).isEqualTo(-1);
            var records = engine.awaitRecords(engine.streamArn("table").orElseThrow(), 0, 10, Duration.ZERO);
            assertThat(records).extracting(r -> r.eventName()).containsExactly("INSERT", "INSERT", "MODIFY", "REMOVE");
            assertThat(records).extracting(r -> r.sequence()).containsExactly(1L, 2L, 3L, 4L);
            assertThat(calls.call("DescribeTimeToLive", "{'TableName':'table'}")
                            .at("/TimeToLiveDescription/AttributeName")
                            .asText())
                    .isEqualTo("ttl");
        }
    }

    @Test
    @DisplayName("INFRA-CRED-891 a log cut anywhere in its last transaction gives that transaction whole or not at all")
    void tornTail(@TempDir Path folder) throws Exception {
        // Given two items of 10 and a transfer as the last record
        var original = folder.resolve("original");
        long before;
        try (var engine = open(original)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            calls.put("table", "a", 10);
            calls.put("table", "b", 10);
            before = Files.size(original.resolve("log-0"));
            calls.transact(EngineCalls.move("table", "a", -7), EngineCalls.move("table", "b", 7));
        }
        byte[] log = Files.readAllBytes(original.resolve("log-0"));

        for (int cut = (int) before; cut <= log.length; cut++) {
            // When the log ends there
            var torn = folder.resolve("torn-" + cut);
            Files.createDirectories(torn);
            Files.write(torn.resolve("log-0"), Arrays.copyOf(log, cut));

            // Then both items changed or none, and writing goes on
            boolean whole = cut == log.length;
            try (var engine = open(torn)) {
                var calls = new EngineCalls(engine);
                assertThat(calls.number("table", "a")).isEqualTo(whole ? 3 : 10);
                assertThat(calls.number("table", "b")).isEqualTo(whole ? 17 : 10);
                calls.put("table", "c", 1);
            }
            try (var engine = open(torn)) {
                assertThat(new EngineCalls(engine).number("table", "c")).isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("INFRA-CRED-892 damage before the end is not passed over")
    void damage(@TempDir Path folder) throws Exception {
        try (var engine = open(folder)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            calls.put("table", "a", 1);
        }
        byte[] log = Files.readAllBytes(folder.resolve("log-0"));
        log[40] ^= 1;
        Files.write(folder.resolve("log-0"), log);

        assertThatThrownBy(() -> open(folder)).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }

    @Test
    @DisplayName("INFRA-CRED-893 a long log is folded into a snapshot that holds the same")
    void folding(@TempDir Path folder) throws Exception {
        // Given more than a megabyte of log over few items
        var padding = "x".repeat(10_000);
        try (var engine = open(folder)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            for (int i = 0; i < 150; i++) {
                calls.call(
                        "PutItem",
                        "{'TableName':'table','Item':{'pk':{'S':'k%d'},'n':{'N':'%d'},'v':{'S':'%s'}}}"
                                .formatted(i % 3, i, padding));
            }
        }

        // When it is opened twice
        open(folder).close();
        try (var engine = open(folder)) {
            // Then a snapshot stands for the log, items, records and their numbers are as they were
            var calls = new EngineCalls(engine);
            assertThat(folder.resolve("snapshot-1")).exists();
            assertThat(folder.resolve("log-0")).doesNotExist();
            assertThat(List.of(calls.number("table", "k0"), calls.number("table", "k1"), calls.number("table", "k2")))
                    .containsExactly(147L, 148L, 149L);
            var arn = engine.streamArn("table").orElseThrow();
            assertThat(engine.awaitRecords(arn, 0, 1000, Duration.ZERO)).hasSize(150);
            calls.put("table", "fresh", 1);
            assertThat(engine.awaitRecords(arn, 150, 10, Duration.ZERO))
                    .extracting(r -> r.sequence())
                    .containsExactly(151L);
        }
    }

    @Test
    @DisplayName("INFRA-CRED-758 a fold that was killed leaves the old pair of files or the new one")
    void killedFold(@TempDir Path folder) throws Exception {
        // Given a folded journal, and the pair of files before it
        var old = folder.resolve("old");
        var folded = folder.resolve("folded");
        try (var engine = open(old)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            for (int i = 0; i < 150; i++) {
                calls.call(
                        "PutItem",
                        "{'TableName':'table','Item':{'pk':{'S':'k'},'n':{'N':'%d'},'v':{'S':'%s'}}}"
                                .formatted(i, "x".repeat(10_000)));
            }
        }
        Files.createDirectories(folded);
        Files.copy(old.resolve("log-0"), folded.resolve("log-0"));
        open(folded).close();
        var snapshot = Files.readAllBytes(folded.resolve("snapshot-1"));

        // When it was killed while it wrote, before the move, or before the old files went
        var writing =
                killed(old, folder.resolve("writing"), "unfinished", Arrays.copyOf(snapshot, snapshot.length / 2));
        var written = killed(old, folder.resolve("written"), "unfinished", snapshot);
        Files.createFile(written.resolve("log-1"));
        var moved = killed(old, folder.resolve("moved"), "snapshot-1", snapshot);
        Files.createFile(moved.resolve("log-1"));

        // Then all is there, and writing goes on
        for (var left : List.of(writing, written, moved)) {
            try (var engine = open(left)) {
                var calls = new EngineCalls(engine);
                assertThat(calls.number("table", "k")).isEqualTo(149);
                calls.put("table", "fresh", 1);
            }
            try (var engine = open(left)) {
                assertThat(new EngineCalls(engine).number("table", "fresh")).isEqualTo(1);
            }
        }
    }

    private static Path killed(Path old, Path copy, String file, byte[] content) throws IOException {
        Files.createDirectories(copy);
        Files.copy(old.resolve("log-0"), copy.resolve("log-0"));
        Files.write(copy.resolve(file), content);
        return copy;
    }

    @Test
    @DisplayName("INFRA-CRED-759 records of a stream that shows keys alone hold no items")
    void smallRecords(@TempDir Path folder) throws Exception {
        // Given 150 changes of one item of 10 KB, with a stream of keys
        try (var engine = open(folder)) {
            var calls = new EngineCalls(engine);
            calls.call("CreateTable", """
                    {'TableName':'table','BillingMode':'PAY_PER_REQUEST',
                    'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}],
                    'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],
                    'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}}""");
            for (int i = 0; i < 150; i++) {
                calls.call(
                        "PutItem",
                        "{'TableName':'table','Item':{'pk':{'S':'k'},'n':{'N':'%d'},'v':{'S':'%s'}}}"
                                .formatted(i, "x".repeat(10_000)));
            }
        }

        // When it is folded
        open(folder).close();

        // Then the snapshot holds the item once, and every record
        assertThat(Files.size(folder.resolve("snapshot-1"))).isLessThan(50_000);
        try (var engine = open(folder)) {
            var records = engine.awaitRecords(engine.streamArn("table").orElseThrow(), 0, 1000, Duration.ZERO);
            assertThat(records).hasSize(150);
            assertThat(records.getFirst().eventName()).isEqualTo("INSERT");
            assertThat(records.getLast().eventName()).isEqualTo("MODIFY");
        }
    }

    @Test
    @DisplayName("INFRA-CRED-894 a folder serves one engine at a time")
    void oneAtATime(@TempDir Path folder) throws Exception {
        try (var engine = open(folder)) {
            new EngineCalls(engine).createTable("table");
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
        }
        open(folder).close();
    }
}
