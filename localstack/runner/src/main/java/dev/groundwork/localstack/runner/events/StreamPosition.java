package dev.groundwork.localstack.runner.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The position of a function in a stream, kept in a file so that a restart continues from there. What was delivered is written at once; what
 * the function's filters passed over is written now and then, since reading it again has no effect. Safe for several threads.
 */
final class StreamPosition implements AutoCloseable {

    /** Moves that are kept in memory only, at most: a process that is killed has so many batches to pass over again. */
    static final int MAX_UNWRITTEN = 1_000;

    private final Path file;
    private final boolean isNew;
    private String last;
    private int unwritten;

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
    synchronized String last() {
        return last;
    }

    /** Moves behind records that were delivered or given up: no restart delivers them again. */
    synchronized void moveTo(String position) {
        write(position);
        last = position;
    }

    /** Moves behind records that the function does not want. */
    synchronized void passTo(String position) {
        last = position;
        unwritten++;
        if (unwritten >= MAX_UNWRITTEN) {
            write(last);
        }
    }

    private void write(String position) {
        try {
            Files.createDirectories(file.getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, position);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            unwritten = 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the position in a stream cannot be written: " + file, e);
        }
    }

    /** Writes where it is. */
    @Override
    public synchronized void close() {
        if (unwritten > 0) {
            write(last);
        }
    }
}
