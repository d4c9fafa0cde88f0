package dev.groundwork.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads the times that callers write: ISO-8601 with an offset, of the years 1970 to 9999, which every client and every store can hold. */
public final class Instants {

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Instants() {}

    /** The time that {@code text} spells, such as {@code 2026-01-07T09:30:00Z}, or nothing. */
    public static Optional<Instant> parse(String text) {
        try {
            return inRange(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The start in this zone of the day that {@code text} spells, such as {@code 2026-01-07}, or nothing. */
    public static Optional<Instant> parseDay(String text, ZoneId zone) {
        try {
            return inRange(LocalDate.parse(text).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> inRange(Instant time) {
        return Optional.of(time).filter(t -> !t.isBefore(Instant.EPOCH) && t.isBefore(END));
    }
}
