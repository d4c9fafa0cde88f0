package dev.groundwork.credits.usage;

import dev.groundwork.kernel.FieldError;
import dev.groundwork.kernel.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The time that usage is summed up of, and where its days begin and end.
 *
 * @param from the beginning, included
 * @param to the end, not included
 * @param zone the user's
 */
record UsageDays(Instant from, Instant to, ZoneId zone) {

    private static final int BY_DEFAULT = 30;
    private static final Duration AT_MOST = Duration.ofDays(366);

    /** The time asked for; by default it ends with today, and begins 30 whole days before its last day. */
    static UsageDays of(Optional<Instant> from, Optional<Instant> to, ZoneId zone, Instant now) {
        var end = to.orElseGet(() ->
                LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant());
        var start = from.orElseGet(() -> LocalDate.ofInstant(end.minusMillis(1), zone)
                .minusDays(BY_DEFAULT)
                .atStartOfDay(zone)
                .toInstant());
        return new UsageDays(start, end, zone);
    }

    LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }

    boolean isTooLong() {
        return Duration.between(from, to).compareTo(AT_MOST) > 0;
    }

    /** The problem of a range that is too long. */
    static Problem tooLong() {
        return Problem.invalid(List.of(new FieldError("/from", "range_too_long", "At most 366 days before to.")));
    }
}
