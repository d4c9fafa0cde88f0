package dev.groundwork.localstack.provider.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogRingTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-07T09:30:00Z"));

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "INFRA-HOST-780 a log keeps its newest lines within its lines and bytes, and goes on numbering after a restart")
    void bounded() throws IOException {
        try (var log = new LogRing(folder, CLOCK, 50, 100_000)) {
            for (var i = 1; i <= 500; i++) {
                log.append("line " + i);
            }
        }
        try (var log = new LogRing(folder, CLOCK, 50, 100_000)) {
            log.append("line 501");

            var lines = log.read(1, Optional.empty(), 1000).lines();

            assertThat(lines.size()).isBetween(30, 50);
            assertThat(lines.getLast().message()).isEqualTo("line 501");
            assertThat(lines.getLast().sequence()).isEqualTo(501);
        }
        try (var small = new LogRing(folder.resolve("small"), CLOCK, 1000, 1000)) {
            for (var i = 0; i < 100; i++) {
                small.append("x".repeat(50));
            }
        }
        try (var files = Files.list(folder.resolve("small"))) {
            assertThat(files.mapToLong(f -> f.toFile().length()).sum()).isBetween(500L, 1000L);
        }
    }

    @Test
    @DisplayName("INFRA-HOST-781 pages follow each other without a gap or a line twice")
    void pages() {
        try (var log = new LogRing(folder, CLOCK, 100, 100_000)) {
            for (var i = 1; i <= 70; i++) {
                log.append("line " + i);
            }
            var seen = new ArrayList<Long>();
            var from = 1L;
            for (var page = log.read(from, Optional.empty(), 7); ; page = log.read(from, Optional.empty(), 7)) {
                page.lines().forEach(l -> seen.add(l.sequence()));
                if (page.next().isEmpty()) {
                    break;
                }
                from = page.next().getAsLong();
            }
            assertThat(seen).hasSize(70).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-782 a line that a crash tore is left out and the next one is whole")
    void torn() throws IOException {
        try (var log = new LogRing(folder, CLOCK, 100, 100_000)) {
            log.append("whole");
        }
        try (var files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "2 176", StandardOpenOption.APPEND);
        }
        try (var log = new LogRing(folder, CLOCK, 100, 100_000)) {
            log.append("next");

            assertThat(log.read(1, Optional.empty(), 10).lines())
                    .extracting(LogLine::message)
                    .containsExactly("whole", "next");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-783 lines are cut at 4 KB and freed of control characters, also without a last line end")
    void lines() throws IOException {
        var text = "\u001b[1;31mred\u001b[0m\r\n" + "x".repeat(10_000) + "\na\tb\u0000c\u001b]0;title\u0007d\nend";
        var lines = new ArrayList<String>();

        LineReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), lines::add);

        assertThat(lines).containsExactly("red", "x".repeat(4096) + " [cut]", "a bcd", "end");
    }

    @Test
    @DisplayName("INFRA-HOST-714 while lines arrive and old ones go, pages have each kept line once, within a megabyte")
    void pagesOfAnything() {
        for (var seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            try (var log = new LogRing(folder.resolve("seed-" + seed), CLOCK, 2_000, 8_000_000)) {
                append(log, random, 600);
                var seen = new ArrayList<Long>();
                var from = OptionalLong.of(1);
                while (from.isPresent()) {
                    var limit = 1 + random.nextInt(1_000);
                    var page = log.read(from.getAsLong(), Optional.empty(), limit);
                    assertThat(page.lines()).hasSizeLessThanOrEqualTo(limit);
                    assertThat(page.lines().stream()
                                    .mapToInt(l -> l.message().getBytes(StandardCharsets.UTF_8).length)
                                    .sum())
                            .isLessThanOrEqualTo(1_000_000);
                    page.lines().forEach(l -> seen.add(l.sequence()));
                    from = page.next();
                    if (from.isPresent() && seen.size() < 3_000) {
                        append(log, random, random.nextInt(300));
                    }
                }

                assertThat(seen).as("seed " + seed).isSorted().doesNotHaveDuplicates();
                assertThat(seen).as("seed " + seed).containsAll(sequences(log));
            }
        }
    }

    private static void append(LogRing log, Random random, int lines) {
        var parts = List.of("x", "\u00fc", "\u20ac", "\ud83d\ude00", "\"", "\\");
        for (var i = 0; i < lines; i++) {
            log.append(parts.get(random.nextInt(parts.size())).repeat(random.nextInt(4) * random.nextInt(1_000)));
        }
    }

    private static List<Long> sequences(LogRing log) {
        var all = new ArrayList<Long>();
        for (var from = OptionalLong.of(1); from.isPresent(); ) {
            var page = log.read(from.getAsLong(), Optional.empty(), 1_000);
            page.lines().forEach(l -> all.add(l.sequence()));
            from = page.next();
        }
        return all;
    }

    @Test
    @DisplayName("INFRA-HOST-715 a log that a crash tore within a character can be read and written")
    void tornCharacter() throws IOException {
        try (var log = new LogRing(folder, CLOCK, 100, 100_000)) {
            log.append("whole");
        }
        try (var files = Files.list(folder)) {
            Files.write(
                    files.findFirst().orElseThrow(),
                    new byte[] {'2', ' ', '1', ' ', (byte) 0xf0, (byte) 0x9f},
                    StandardOpenOption.APPEND);
        }
        try (var log = new LogRing(folder, CLOCK, 100, 100_000)) {
            log.append("next");

            assertThat(log.read(1, Optional.empty(), 10).lines())
                    .extracting(LogLine::message)
                    .containsExactly("whole", "next");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-716 a line is cut between characters")
    void cutBetweenCharacters() throws IOException {
        var lines = new ArrayList<String>();

        LineReader.read(
                new ByteArrayInputStream(("x" + "\ud83d\ude00".repeat(2_000)).getBytes(StandardCharsets.UTF_8)),
                lines::add);

        assertThat(lines).containsExactly("x" + "\ud83d\ude00".repeat(1_023) + " [cut]");
    }
}
