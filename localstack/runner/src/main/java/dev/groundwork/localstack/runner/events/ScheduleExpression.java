package dev.groundwork.localstack.runner.events;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/**
 * When a schedule is due: {@code rate(n unit)} or {@code cron(minutes hours day month weekday year)} in UTC
 * (<a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">EventBridge Scheduler</a>), of cron the wild cards and
 * single numbers. Everything else is refused when the program starts, since {@code sam validate} would let it pass.
 */
public sealed interface ScheduleExpression {

    /** How long from {@code now} until it is due next. */
    Duration untilNext(Instant now);

    /** Reads an expression, or throws {@link IllegalArgumentException} with a sentence. */
    static ScheduleExpression parse(String text) {
        var rate = Rate.FORM.matcher(text);
        if (rate.matches()) {
            var number = Integer.parseInt(rate.group(1));
            if (number < 1 || (number == 1) == rate.group(2).endsWith("s")) {
                throw new IllegalArgumentException("a rate needs a number from 1 and, above 1, a plural: " + text);
            }
            return new Rate(Rate.unit(rate.group(2)).multipliedBy(number));
        }
        var cron = Cron.FORM.matcher(text);
        if (cron.matches()) {
            return Cron.parse(text, List.of(cron.group(1).split(" ", -1)));
        }
        throw new IllegalArgumentException("a schedule is rate(…) or cron(…): " + text);
    }

    /** Every so often. */
    record Rate(Duration every) implements ScheduleExpression {

        private static final Pattern FORM = Pattern.compile("rate\\((\\d{1,6}) (minutes?|hours?|days?)\\)");

        private static Duration unit(String name) {
            return switch (name.charAt(0)) {
                case 'm' -> Duration.ofMinutes(1);
                case 'h' -> Duration.ofHours(1);
                default -> Duration.ofDays(1);
            };
        }

        @Override
        public Duration untilNext(Instant now) {
            return every;
        }
    }

    /** At a minute of every hour, or of one hour of every day. */
    record Cron(int minute, int hour) implements ScheduleExpression {

        private static final Pattern FORM = Pattern.compile("cron\\((\\S+ \\S+ \\S+ \\S+ \\S+ \\S+)\\)");
        private static final int EVERY = -1;

        private static Cron parse(String text, List<String> fields) {
            var days = fields.subList(2, 6);
            if (!days.equals(List.of("*", "*", "?", "*")) && !days.equals(List.of("?", "*", "*", "*"))) {
                throw new IllegalArgumentException("only daily and hourly crons are known here: " + text);
            }
            return new Cron(
                    number(fields.get(0), 59, text),
                    fields.get(1).equals("*") ? EVERY : number(fields.get(1), 23, text));
        }

        private static int number(String field, int max, String text) {
            if (!field.matches("\\d{1,2}") || Integer.parseInt(field) > max) {
                throw new IllegalArgumentException("a cron's minutes and hours are single numbers here: " + text);
            }
            return Integer.parseInt(field);
        }

        @Override
        public Duration untilNext(Instant now) {
            var at = ZonedDateTime.ofInstant(now, ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.MINUTES)
                    .plusMinutes(1);
            while (at.getMinute() != minute || (hour != EVERY && at.getHour() != hour)) {
                at = at.plusMinutes(1);
            }
            return Duration.between(now, at.toInstant());
        }
    }
}
