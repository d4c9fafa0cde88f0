package dev.groundwork.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The product's clock where a file moves it: the system's time plus the ISO-8601 duration that stands in the file. The file is read again
 * whenever it has changed; a missing or empty one adds nothing. Every expiry, limit and log time uses this clock.
 */
final class OffsetClock implements InstantSource {

    private final InstantSource system;
    private final Path file;
    private volatile Reading last = new Reading(null, Duration.ZERO);

    OffsetClock(InstantSource system, Path file) {
        this.system = system;
        this.file = file;
    }

    @Override
    public Instant instant() {
        return system.instant().plus(offset());
    }

    private Duration offset() {
        var changed = changedAt();
        var known = last;
        if (changed == null) {
            return Duration.ZERO;
        }
        if (!changed.equals(known.changedAt)) {
            known = new Reading(changed, read());
            last = known;
        }
        return known.offset;
    }

    private @Nullable FileTime changedAt() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("the clock file cannot be read: " + file, e);
        }
    }

    private Duration read() {
        try {
            var text = Files.readString(file).strip();
            return text.isEmpty() ? Duration.ZERO : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("the clock file holds no ISO-8601 duration: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the clock file cannot be read: " + file, e);
        }
    }

    private record Reading(@Nullable FileTime changedAt, Duration offset) {}
}
