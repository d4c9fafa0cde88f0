package dev.groundwork.localstack.runner.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    private static final Instant NOW = Instant.parse("2026-01-10T00:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    private void entry(String name, Duration age) throws IOException {
        var entry = Files.createDirectory(folder.resolve(name));
        Files.writeString(entry.resolve("file"), "x");
        Files.setLastModifiedTime(entry, FileTime.from(NOW.minus(age)));
    }

    @Test
    @DisplayName("INFRA-HOST-684 a cache forgets what was not used for days, and keeps what is used or new")
    void prunes() throws IOException {
        // Given
        entry("used", Duration.ofDays(30));
        entry("old", Duration.ofDays(30));
        entry("young", Duration.ofDays(1));

        // When
        CacheFolder.prune(folder, List.of("used"), NOW);

        // Then
        try (var left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder("used", "young");
        }
        assertThat(Files.getLastModifiedTime(folder.resolve("used")).toInstant())
                .isEqualTo(NOW);
    }
}
