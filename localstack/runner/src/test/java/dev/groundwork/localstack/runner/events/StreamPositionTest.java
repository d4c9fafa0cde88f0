package dev.groundwork.localstack.runner.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamPositionTest {

    @Test
    @DisplayName("INFRA-HOST-982 a process that is killed has a limited number of unwanted batches to pass over again")
    void boundsWhatIsUnwritten(@TempDir Path folder) {
        // Given
        var file = folder.resolve("F-t");
        var position = new StreamPosition(file);
        position.moveTo("0");

        // When
        for (int i = 1; i < 2 * StreamPosition.MAX_UNWRITTEN; i++) {
            position.passTo(Integer.toString(i));
        }

        // Then
        assertThat(position.last()).isEqualTo(Integer.toString(2 * StreamPosition.MAX_UNWRITTEN - 1));
        assertThat(new StreamPosition(file).last()).isEqualTo(Integer.toString(StreamPosition.MAX_UNWRITTEN));
    }

    @Test
    @DisplayName("INFRA-HOST-983 a delivery behind unwanted records is written at once")
    void writesDeliveries(@TempDir Path folder) {
        // Given
        var file = folder.resolve("F-t");
        var position = new StreamPosition(file);

        // When
        position.passTo("1");
        position.moveTo("2");

        // Then
        assertThat(new StreamPosition(file).last()).isEqualTo("2");
    }
}
