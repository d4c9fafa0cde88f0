package dev.groundwork.localstack.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The product's clock as this program moves it: the system's time and the duration in the file that the functions read too. */
public final class HandMovedClock implements InstantSource {

    private final Path file;
    private volatile Duration offset;

    /** Goes on from what the file holds. */
    public HandMovedClock(Path file) throws IOException {
        this.file = file;
        this.offset = Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        write();
    }

    /** Moves the clock, for this program and for every function. */
    public synchronized Instant advance(Duration by) {
        offset = offset.plus(by);
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException("the clock file cannot be written: " + file, e);
        }
        return instant();
    }

    private void write() throws IOException {
        Files.createDirectories(file.getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, offset.toString());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(offset);
    }
}
