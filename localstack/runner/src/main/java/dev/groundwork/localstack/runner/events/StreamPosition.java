package dev.groundwork.localstack.runner.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** How far a function has read a stream, kept in a file so that a restart goes on from there. */
final class StreamPosition {

    private final Path file;
    private volatile long last;
    private final boolean isNew;

    StreamPosition(Path file) {
        this.file = file;
        var kept = read(file);
        this.isNew = kept.isEmpty();
        this.last = kept.orElse(0L);
    }

    private static Optional<Long> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Long.parseLong(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new IllegalStateException("the position in a stream cannot be read: " + file, e);
        }
    }

    /** Whether this stream was never read before. */
    boolean isNew() {
        return isNew;
    }

    /** The sequence of the last record that is done. */
    long last() {
        return last;
    }

    void moveTo(long sequence) {
        try {
            Files.createDirectories(file.getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, Long.toString(sequence));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            last = sequence;
        } catch (IOException e) {
            throw new UncheckedIOException("the position in a stream cannot be written: " + file, e);
        }
    }
}
