package dev.groundwork.localstack.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compaction: the journal is as long as what it holds, whatever happens meanwhile. */
final class CompactionTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-07T09:30:00Z"));
    private static final long MEGABYTE = 1024 * 1024;
    private static final long NEVER = Long.MAX_VALUE;
    private static final String PADDING = "x".repeat(10_000);

    private static DynamoDbEngine open(Path folder, long compactAt) throws IOException {
        return DynamoDbEngine.open(EngineOptions.inMemory(CLOCK).in(folder).compactingAt(compactAt));
    }

    private static void putLarge(EngineCalls calls, String pk, int n) {
        calls.call(
                "PutItem",
                "{'TableName':'table','Item':{'pk':{'S':'%s'},'n':{'N':'%d'},'v':{'S':'%s'}}}"
                        .formatted(pk, n, PADDING));
    }

    @Test
    @DisplayName("INFRA-CRED-893 a long log is folded into a snapshot that holds the same")
    void folding(@TempDir Path folder) throws Exception {
        // Given more than a megabyte of log over few items
        try (var engine = open(folder, MEGABYTE)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            for (int i = 0; i < 150; i++) {
                putLarge(calls, "k" + i % 3, i);
            }
        }

        // When it is opened twice
        open(folder, MEGABYTE).close();
        try (var engine = open(folder, MEGABYTE)) {
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
    @DisplayName("INFRA-CRED-758 a compaction that was killed at any point has lost nothing that was answered")
    void killed(@TempDir Path folder) throws Exception {
        // Given a journal before a compaction, and after it with two writes that were answered meanwhile
        var old = folder.resolve("old");
        try (var engine = open(old, NEVER)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            calls.put("table", "k", 149);
        }
        var compacted = folder.resolve("compacted");
        copy(old, compacted, "log-0");
        long beforeLast;
        try (var engine = open(compacted, 1)) {
            var calls = new EngineCalls(engine);
            calls.put("table", "meanwhile", 7);
            beforeLast = Files.size(compacted.resolve("log-1"));
        }
        try (var engine = open(compacted, NEVER)) {
            new EngineCalls(engine).put("table", "last", 8);
        }
        var snapshot = Files.readAllBytes(compacted.resolve("snapshot-1"));
        var log = Files.readAllBytes(compacted.resolve("log-1"));

        // When it was killed while it wrote, before the move, or before the old files went, and in its last write too
        var points = List.of(
                new Point("unfinished", snapshot.length / 2),
                new Point("unfinished", snapshot.length),
                new Point("snapshot-1", snapshot.length));
        for (int point = 0; point < points.size(); point++) {
            for (int cut = (int) beforeLast; cut <= log.length; cut++) {
                var left = folder.resolve("left-" + point + "-" + cut);
                copy(old, left, "log-0");
                Files.write(
                        left.resolve(points.get(point).file()),
                        Arrays.copyOf(snapshot, points.get(point).length()));
                Files.write(left.resolve("log-1"), Arrays.copyOf(log, cut));

                // Then all is there, a write that was cut is not, and writing goes on
                boolean isWhole = cut == log.length;
                try (var engine = open(left, NEVER)) {
                    var calls = new EngineCalls(engine);
                    assertThat(calls.number("table", "k")).isEqualTo(149);
                    assertThat(calls.number("table", "meanwhile")).isEqualTo(7);
                    assertThat(calls.number("table", "last")).isEqualTo(isWhole ? 8 : -1);
                    calls.put("table", "fresh", 1);
                    assertThat(left.resolve("unfinished")).doesNotExist();
                }
                try (var engine = open(left, NEVER)) {
                    assertThat(new EngineCalls(engine).number("table", "fresh")).isEqualTo(1);
                }
            }
        }
    }

    /** A file that a compaction has made by then, with so many bytes of the snapshot. */
    private record Point(String file, int length) {}

    private static void copy(Path from, Path to, String file) throws IOException {
        Files.createDirectories(to);
        Files.copy(from.resolve(file), to.resolve(file));
    }

    @Test
    @DisplayName("INFRA-CRED-759 records of a stream that shows keys alone hold no items")
    void smallRecords(@TempDir Path folder) throws Exception {
        // Given 150 changes of one item of 10 KB, with a stream of keys
        try (var engine = open(folder, MEGABYTE)) {
            var calls = new EngineCalls(engine);
            calls.call("CreateTable", """
                    {'TableName':'table','BillingMode':'PAY_PER_REQUEST',
                    'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}],
                    'KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],
                    'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'KEYS_ONLY'}}""");
            for (int i = 0; i < 150; i++) {
                putLarge(calls, "k", i);
            }
        }

        // When it is opened after a compaction
        try (var engine = open(folder, MEGABYTE)) {
            // Then the snapshot holds the item once, and every record
            assertThat(Files.size(folder.resolve("snapshot-1"))).isLessThan(20_000);
            var records = engine.awaitRecords(engine.streamArn("table").orElseThrow(), 0, 1000, Duration.ZERO);
            assertThat(records).hasSize(150);
            assertThat(records.getFirst().eventName()).isEqualTo("INSERT");
            assertThat(records.getLast().eventName()).isEqualTo("MODIFY");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-986 writers that never pause lose nothing to the compactions behind them")
    void writersMeanwhile(@TempDir Path folder) throws Exception {
        // Given four writers, and a compaction every few writes
        int writes = 250;
        try (var engine = open(folder, 1_000);
                var threads = Executors.newFixedThreadPool(4)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");

            // When
            var writers = IntStream.range(0, 4)
                    .<Callable<List<String>>>mapToObj(writer -> () -> IntStream.range(0, writes)
                            .mapToObj(i -> EngineCalls.error(calls.put("table", writer + "-" + i, i)))
                            .filter(error -> !error.isEmpty())
                            .toList())
                    .toList();
            for (var errors : threads.invokeAll(writers)) {
                assertThat(errors.get()).isEmpty();
            }
        }

        // Then every write is there once, in items and in records
        try (var engine = open(folder, NEVER)) {
            var calls = new EngineCalls(engine);
            for (int writer = 0; writer < 4; writer++) {
                for (int i = 0; i < writes; i++) {
                    assertThat(calls.number("table", writer + "-" + i)).isEqualTo(i);
                }
            }
            var records =
                    engine.awaitRecords(engine.streamArn("table").orElseThrow(), 0, 2 * 4 * writes, Duration.ZERO);
            assertThat(records)
                    .extracting(r -> r.sequence())
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 4 * writes)
                            .mapToObj(Long::valueOf)
                            .toList());
        }
        assertThat(folder.resolve("log-0")).doesNotExist();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-987 a compaction that cannot be written refuses no write, and a later one takes all the logs")
    void failing(@TempDir Path folder) throws Exception {
        // Given an engine, and a folder in the place of the file that a snapshot is written to
        try (var engine = open(folder, 1_000)) {
            var calls = new EngineCalls(engine);
            calls.createTable("table");
            Files.createDirectories(folder.resolve("unfinished"));

            // When much is written
            for (int i = 0; i < 200; i++) {
                assertThat(EngineCalls.error(calls.put("table", "k", i))).isEmpty();
            }
        }

        // Then the logs hold it, and the next compaction leaves one log and a snapshot
        assertThat(folder.resolve("log-0")).exists();
        assertThat(folder.resolve("log-1")).exists();
        try (var engine = open(folder, 1)) {
            var calls = new EngineCalls(engine);
            assertThat(calls.number("table", "k")).isEqualTo(199);
            calls.put("table", "k", 200);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("-.*", "")))
                    .containsExactlyInAnyOrder("lock", "log", "snapshot");
        }
        try (var engine = open(folder, NEVER)) {
            assertThat(new EngineCalls(engine).number("table", "k")).isEqualTo(200);
        }
    }
}
