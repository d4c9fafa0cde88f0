package dev.groundwork.localstack.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The product's clock as this program moves it: the system's time and the duration in the file that the functions read too. */
final class AdjustableClock implements InstantSource {

    /** No clock that anybody needs is further away. */
    private static final Duration FURTHEST = Duration.ofDays(365_000);

    private final Path file;
    private final InstantSource system;
    private volatile Duration offset;

    /** Goes on from what the file holds. */
    AdjustableClock(Path file, InstantSource system) throws IOException {
        this.file = file;
        this.system = system;
        this.offset = Files.exists(file) ? read(file) : Duration.ZERO;
        write(offset);
    }

    private static Duration read(Path file) throws IOException {
        try {
            return Duration.parse(Files.readString(file).strip());
        } catch (DateTimeException e) {
            throw new IOException("the clock file holds no duration: " + file, e);
        }
    }

    /** Returns how far it is ahead of the system's, negative where it is behind. */
    Duration offset() {
        return offset;
    }

    /** Moves the clock, for this program and for every function. Throws {@link DateTimeException} where that is out of all time. */
    synchronized Instant advance(Duration by) {
        var moved = offset.plus(by);
        if (moved.abs().compareTo(FURTHEST) > 0) {
            throw new DateTimeException("the clock cannot be moved by " + moved);
        }
        try {
            write(moved);
        } catch (IOException e) {
            throw new UncheckedIOException("the clock file cannot be written: " + file, e);
        }
        offset = moved;
        return instant();
    }

    /** A reader sees the old duration or the new one, never half of one. */
    private void write(Duration duration) throws IOException {
        Files.createDirectories(file.getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, duration.toString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset);
    }
}
