package dev.groundwork.localstack.runner.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStoreTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    @Test
    @DisplayName(
            "INFRA-HOST-670 no line is dropped, and those since an instant are found, that instant included, in any number")
    void keepsEverything() throws IOException {
        // Given
        var lines = 20_000;
        try (var store = new LogStore(folder, now::get)) {
            for (int i = 0; i < lines; i++) {
                now.set(START.plusSeconds(i));
                store.line("F", "line " + i + " with \"quotes\" and ü");
            }

            // When
            var all = store.since(Instant.MIN);
            var last = store.since(START.plusSeconds(lines - 2L));

            // Then
            assertThat(all).hasSize(lines);
            assertThat(all.get(123).line()).isEqualTo("line 123 with \"quotes\" and ü");
            assertThat(last)
                    .extracting(LogStore.Line::line)
                    .containsExactly("line 19998 with \"quotes\" and ü", "line 19999 with \"quotes\" and ü");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-671 a clock that is moved back hides no line")
    void survivesTheClock() throws IOException {
        // Given
        try (var store = new LogStore(folder, now::get)) {
            now.set(START.plusSeconds(100));
            store.line("F", "late");
            now.set(START);
            store.line("F", "early");

            // When / Then
            assertThat(store.since(START.plusSeconds(50)))
                    .extracting(LogStore.Line::line)
                    .containsExactly("late");
            assertThat(store.since(START)).extracting(LogStore.Line::line).containsExactly("late", "early");
        }
    }
}
