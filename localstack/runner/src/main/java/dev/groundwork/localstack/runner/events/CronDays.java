package dev.groundwork.localstack.runner.events;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The days of a cron expression, by day of month or by day of week. */
sealed interface CronDays {

    /** Tells whether a day is one of these. Month and year are checked separately. */
    boolean contains(LocalDate day);

    /** Reads the two fields, of which one has to be {@code ?}. */
    static CronDays parse(String dayOfMonth, String dayOfWeek, String whole) {
        if (dayOfMonth.equals("?") == dayOfWeek.equals("?")) {
            throw new IllegalArgumentException("of a cron's day of month and day of week exactly one is ?: " + whole);
        }
        return dayOfWeek.equals("?") ? ofMonth(dayOfMonth, whole) : ofWeek(dayOfWeek, whole);
    }

    private static CronDays ofMonth(String text, String whole) {
        var field = new CronField("days of month", 1, 31, List.of(), whole);
        var upper = text.toUpperCase(Locale.ROOT);
        if (upper.equals("L")) {
            return new LastOfMonth();
        }
        if (upper.endsWith("W")) {
            return new NearestWeekday(field.value(upper.substring(0, upper.length() - 1)));
        }
        return new OfMonth(field.parse(text));
    }

    private static CronDays ofWeek(String text, String whole) {
        var field =
                new CronField("days of week", 1, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), whole);
        var nth = Nth.FORM.matcher(text);
        if (nth.matches()) {
            return new Nth(field.value(nth.group(1)), Integer.parseInt(nth.group(2)));
        }
        if (text.length() > 1 && text.toUpperCase(Locale.ROOT).endsWith("L")) {
            return new LastOfWeek(field.value(text.substring(0, text.length() - 1)));
        }
        return new OfWeek(field.parse(text.equalsIgnoreCase("L") ? "7" : text));
    }

    /** Sunday is 1. */
    private static int number(DayOfWeek day) {
        return day.getValue() % 7 + 1;
    }

    /** By their numbers in the month. */
    record OfMonth(BitSet days) implements CronDays {
        @Override
        public boolean contains(LocalDate day) {
            return days.get(day.getDayOfMonth());
        }
    }

    /** The last of the month. */
    record LastOfMonth() implements CronDays {
        @Override
        public boolean contains(LocalDate day) {
            return day.getDayOfMonth() == day.lengthOfMonth();
        }
    }

    /** The weekday of the month that is nearest to a day. */
    record NearestWeekday(int dayOfMonth) implements CronDays {
        @Override
        public boolean contains(LocalDate day) {
            if (dayOfMonth > day.lengthOfMonth()) {
                return false;
            }
            var wanted = day.withDayOfMonth(dayOfMonth);
            return day.equals(
                    switch (wanted.getDayOfWeek()) {
                        case SATURDAY -> dayOfMonth == 1 ? wanted.plusDays(2) : wanted.minusDays(1);
                        case SUNDAY -> dayOfMonth == day.lengthOfMonth() ? wanted.minusDays(2) : wanted.plusDays(1);
                        case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> wanted;
                    });
        }
    }

    /** By their numbers in the week. */
    record OfWeek(BitSet days) implements CronDays {
        @Override
        public boolean contains(LocalDate day) {
            return days.get(number(day.getDayOfWeek()));
        }
    }

    /** The last of a kind in the month. */
    record LastOfWeek(int dayOfWeek) implements CronDays {
        @Override
        public boolean contains(LocalDate day) {
            return number(day.getDayOfWeek()) == dayOfWeek
                    && day.plusWeeks(1).isAfter(day.with(TemporalAdjusters.lastDayOfMonth()));
        }
    }

    /** The n-th of a kind in the month. */
    record Nth(int dayOfWeek, int n) implements CronDays {

        private static final Pattern FORM = Pattern.compile("([A-Za-z0-9]+)#([1-5])");

        @Override
        public boolean contains(LocalDate day) {
            return number(day.getDayOfWeek()) == dayOfWeek && (day.getDayOfMonth() - 1) / 7 + 1 == n;
        }
    }
}
