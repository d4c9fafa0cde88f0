package dev.groundwork.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OffsetClockTest {

    private static final Instant NOON = Instant.parse("2026-01-07T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    @DisplayName("INFRA-AUTH-001 without its file the clock is the system's")
    void noFile() {
        assertThat(clock().instant()).isEqualTo(NOON);
    }

    @Test
    @DisplayName("INFRA-AUTH-002 the clock adds the file's duration and reads it again when it has changed")
    void followsTheFile() throws IOException {
        write("P1D", 1);
        var clock = clock();
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-08T12:00:00Z"));

        write("PT-1H", 2);

        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-07T11:00:00Z"));
    }

    @Test
    @DisplayName("INFRA-AUTH-003 a clock file without a duration stops the reader instead of being ignored")
    void nonsense() throws IOException {
        write("tomorrow", 1);

        assertThatThrownBy(() -> clock().instant()).isInstanceOf(IllegalStateException.class);
    }

    private OffsetClock clock() {
        return new OffsetClock(InstantSource.fixed(NOON), folder.resolve("clock"));
    }

    private void write(String text, int version) throws IOException {
        var file = Files.writeString(folder.resolve("clock"), text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(version * 1000L));
    }
}
