package dev.groundwork.localstack.dynamodb.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordFileTest {

    /** A disk that has room for so many bytes more, and may refuse to cut a file. */
    private static final class SmallDisk extends RandomAccessFile {
        private long room;
        private boolean canCut = true;

        SmallDisk(Path path, long room) throws IOException {
            super(path.toFile(), "rw");
            this.room = room;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            int fits = (int) Math.min(room, bytes.length);
            write(bytes, 0, fits);
            room -= fits;
            if (fits < bytes.length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void setLength(long length) throws IOException {
            if (!canCut) {
                throw new IOException("Input/output error");
            }
            super.setLength(length);
        }
    }

    private static List<Integer> lengths(Path path) throws IOException {
        var lengths = new ArrayList<Integer>();
        RecordFile.read(path, record -> lengths.add(record.length));
        return lengths;
    }

    @Test
    @DisplayName("INFRA-HOST-988 a record for which the disk has no room leaves the file as it was")
    void fullDisk(@TempDir Path folder) throws IOException {
        // Given
        var path = folder.resolve("file");
        try (var disk = new SmallDisk(path, 150);
                var file = new RecordFile(disk, 0)) {
            file.append(new byte[90]);

            // When
            assertThatThrownBy(() -> file.append(new byte[80])).isInstanceOf(IOException.class);
            disk.room = 1_000;
            file.append(new byte[70]);
        }

        // Then
        assertThat(lengths(path)).containsExactly(90, 70);
    }

    @Test
    @DisplayName("INFRA-HOST-989 where a half-written record cannot be cut off, none is written behind it until it can")
    void cannotBeCut(@TempDir Path folder) throws IOException {
        // Given half a record that stays
        var path = folder.resolve("file");
        try (var disk = new SmallDisk(path, 150);
                var file = new RecordFile(disk, 0)) {
            file.append(new byte[90]);
            disk.canCut = false;
            assertThatThrownBy(() -> file.append(new byte[80])).isInstanceOf(IOException.class);
            disk.room = 1_000;

            // When
            assertThatThrownBy(() -> file.append(new byte[60])).isInstanceOf(IOException.class);
            disk.canCut = true;
            file.append(new byte[70]);
        }

        // Then
        assertThat(lengths(path)).containsExactly(90, 70);
    }
}
