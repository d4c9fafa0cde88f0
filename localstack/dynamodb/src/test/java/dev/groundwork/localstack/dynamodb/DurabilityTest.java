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

    @Test
    @DisplayName("INFRA-HOST-984 a log that is missing between others is not passed over")
    void missingLog(@TempDir Path folder) throws Exception {
        // Given the logs that a compaction which never ended leaves, the first of them gone
        try (var engine = open(folder)) {
            new EngineCalls(engine).createTable("table");
        }
        Files.move(folder.resolve("log-0"), folder.resolve("log-1"));

        // When it is opened, then it is refused and nothing is deleted
        assertThatThrownBy(() -> open(folder)).isInstanceOf(IOException.class).hasMessageContaining("missing");
        assertThat(folder.resolve("log-1")).exists();
    }

    @Test
    @DisplayName("INFRA-HOST-985 what was answered is there after kill -9, also in the middle of a compaction")
    void killed(@TempDir Path folder) throws Exception {
        long answered = 0;
        for (int round = 0; round < 3; round++) {
            // Given a process that compacts all the time
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WritingProcess.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();

            // When it is killed after some hundred answers
            try (var lines = process.inputReader()) {
                for (int i = 0; i < 300; i++) {
                    answered = Long.parseLong(lines.readLine());
                }
                process.toHandle().destroyForcibly();
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    answered = Math.max(answered, Long.parseLong(line));
                }
            }
            process.waitFor();

            // Then nothing that it was answered is lost, and at most one write more is there
            try (var engine = open(folder)) {
                var calls = new EngineCalls(engine);
                assertThat(calls.number("table", "last")).isBetween(answered, answered + 1);
                assertThat(calls.number("table", "k" + answered % WritingProcess.ITEMS))
                        .isEqualTo(answered);
            }
        }
        assertThat(answered).isGreaterThanOrEqualTo(900);
    }
}
