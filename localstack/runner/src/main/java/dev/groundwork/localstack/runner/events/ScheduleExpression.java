package dev.groundwork.localstack.runner.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a schedule is due, in UTC
 * (<a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">EventBridge Scheduler</a>). Everything that the
 * Scheduler would refuse is refused here with a sentence, since {@code sam validate} lets it pass.
 */
public sealed interface ScheduleExpression {

    /** The next moment after {@code now}; nothing where there is none any more. */
    Optional<Instant> next(Instant now);

    /** Reads an expression, or throws {@link IllegalArgumentException} with a sentence. */
    static ScheduleExpression parse(String text) {
        if (text.startsWith("rate(")) {
            return Rate.parse(text);
        }
        if (text.startsWith("cron(") && text.endsWith(")")) {
            return new Cron(CronFields.parse(text, text.substring("cron(".length(), text.length() - 1)));
        }
        throw new IllegalArgumentException("a schedule is rate(…) or cron(…), not " + text);
    }

    /** Every so often. */
    record Rate(Duration every) implements ScheduleExpression {

        private static final Pattern FORM = Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|hour|day)(s?)\\)");

        private static Rate parse(String text) {
            var match = FORM.matcher(text);
            if (!match.matches()) {
                throw new IllegalArgumentException("a rate is written like rate(5 minutes), not " + text);
            }
            var number = Integer.parseInt(match.group(1));
            if ((number == 1) != match.group(3).isEmpty()) {
                throw new IllegalArgumentException(
                        "a rate has its unit in the plural above 1, and only there: " + text);
            }
            return new Rate(
                    switch (match.group(2)) {
                        case "minute" -> Duration.ofMinutes(number);
                        case "hour" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
        }

        @Override
        public Optional<Instant> next(Instant now) {
            return Optional.of(now.plus(every));
        }
    }

    /** At the minutes that six fields name. */
    record Cron(CronFields fields) implements ScheduleExpression {
        @Override
        public Optional<Instant> next(Instant now) {
            return fields.next(now);
        }
    }
}
