package dev.groundwork.localstack.runner.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The six fields of a cron expression: minutes, hours, day of month, month, day of week (1 is Sunday), year; of the two days one is {@code ?}.
 */
record CronFields(BitSet minutes, BitSet hours, CronDays days, BitSet months, BitSet years) {

    private static final int FIELDS = 6;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2199;
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    static CronFields parse(String whole, String inside) {
        var fields = List.of(inside.split(" ", -1));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("a cron has six fields with one space between: " + whole);
        }
        return new CronFields(
                new CronField("minutes", 0, 59, List.of(), whole).parse(fields.get(0)),
                new CronField("hours", 0, 23, List.of(), whole).parse(fields.get(1)),
                CronDays.parse(fields.get(2), fields.get(4), whole),
                new CronField("month", 1, 12, MONTHS, whole).parse(fields.get(3)),
                new CronField("year", FIRST_YEAR, LAST_YEAR, List.of(), whole).parse(fields.get(5)));
    }

    /** The next minute after {@code now} that all fields name; nothing where there is none up to the last year. */
    Optional<Instant> next(Instant now) {
        var from =
                now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES).atZone(ZoneOffset.UTC);
        var time = from.toLocalTime();
        for (var day = from.toLocalDate(); day.getYear() <= LAST_YEAR; day = following(day)) {
            if (months.get(day.getMonthValue()) && years.get(day.getYear()) && days.contains(day)) {
                var minute = minuteFrom(time);
                if (minute.isPresent()) {
                    return Optional.of(day.atTime(minute.get()).toInstant(ZoneOffset.UTC));
                }
            }
            time = LocalTime.MIDNIGHT;
        }
        return Optional.empty();
    }

    /** The next day, or where its year is none of ours, the first of the next year that is. */
    private LocalDate following(LocalDate day) {
        if (years.get(day.getYear())) {
            return day.plusDays(1);
        }
        var year = years.nextSetBit(day.getYear());
        return LocalDate.of(year < 0 ? LAST_YEAR + 1 : year, 1, 1);
    }

    private Optional<LocalTime> minuteFrom(LocalTime time) {
        for (var hour = hours.nextSetBit(time.getHour()); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
            var minute = minutes.nextSetBit(hour == time.getHour() ? time.getMinute() : 0);
            if (minute >= 0) {
                return Optional.of(LocalTime.of(hour, minute));
            }
        }
        return Optional.empty();
    }
}
