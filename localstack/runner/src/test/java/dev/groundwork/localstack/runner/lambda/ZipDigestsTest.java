package dev.groundwork.localstack.runner.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipDigestsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    @DisplayName("INFRA-HOST-955 a zip is read again when its size or its time has changed, and not otherwise")
    void keepsDigests() throws IOException {
        // Given
        var zip = Files.writeString(folder.resolve("function.zip"), "one");
        var file = folder.resolve("digests.properties");
        var time = FileTime.fromMillis(1_767_225_600_000L);
        Files.setLastModifiedTime(zip, time);
        var first = new ZipDigests(file).digest(zip);

        // When
        Files.setLastModifiedTime(Files.writeString(zip, "two"), time);
        var unread = new ZipDigests(file).digest(zip);
        Files.setLastModifiedTime(zip, FileTime.fromMillis(time.toMillis() + 1));
        var read = new ZipDigests(file).digest(zip);

        // Then
        assertThat(first).matches("[0-9a-f]{16}");
        assertThat(unread).isEqualTo(first);
        assertThat(read).isNotEqualTo(first);
    }
}
