package dev.groundwork.localstack.runner.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The position of a function in a stream, kept in a file so that a restart continues from there. */
final class StreamPosition {

    private final Path file;
    private volatile String last;
    private final boolean isNew;

    StreamPosition(Path file) {
        this.file = file;
        var kept = read(file);
        this.isNew = kept.isEmpty();
        this.last = kept.orElse("");
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("the position in a stream cannot be read: " + file, e);
        }
    }

    /** Tells whether the function has never read this stream. */
    boolean isNew() {
        return isNew;
    }

    /** Returns the position of the last record that is done; empty at the beginning. */
    String last() {
        return last;
    }

    void moveTo(String position) {
        try {
            Files.createDirectories(file.getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, position);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            last = position;
        } catch (IOException e) {
            throw new UncheckedIOException("the position in a stream cannot be written: " + file, e);
        }
    }
}
