package dev.groundwork.localstack.runner.billing;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * The options of the command line.
 *
 * @param stack the origin of the running stack
 * @param time of the run; empty for the stack's own time
 * @param isTerminal whether a line that is written again can be shown
 */
record BillingOptions(URI stack, Optional<Instant> time, boolean isTerminal) {

    /** The usage text. */
    static final String USAGE = """
            usage: ./groundwork billing run [--date YYYY-MM-DD | --time INSTANT]

            Runs the schedule hosting-debit of the running stack for a time, and shows how far it is: by default for the stack's own
            time, with --date for noon of that day in UTC. For each owner the run charges up to the local date of that time: at noon
            in UTC that is the day named, and the day after it for owners in zones of UTC+12 and more. What is charged already stays
            as it is, so a run can be repeated.

            Ends with 0 where all is charged, with 1 where something failed or is left over, with 2 where nothing was run.""";

    /** Reads a command line, or throws {@link IllegalArgumentException} with a sentence. */
    static BillingOptions of(List<String> arguments) {
        var rest = new ArrayDeque<>(arguments);
        if (!"run".equals(rest.poll())) {
            throw new IllegalArgumentException("the one thing to do is: run");
        }
        Optional<URI> stack = Optional.empty();
        Optional<Instant> time = Optional.empty();
        var isTerminal = false;
        while (!rest.isEmpty()) {
            var option = rest.remove();
            switch (option) {
                case "--stack" -> stack = Optional.of(URI.create(value(option, rest)));
                case "--terminal" -> isTerminal = true;
                case "--date" -> time = once(time, noon(value(option, rest)));
                case "--time" -> time = once(time, instant(value(option, rest)));
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        return new BillingOptions(
                stack.orElseThrow(() -> new IllegalArgumentException("--stack is missing")), time, isTerminal);
    }

    private static String value(String option, ArrayDeque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.remove();
    }

    private static Optional<Instant> once(Optional<Instant> before, Instant time) {
        if (before.isPresent()) {
            throw new IllegalArgumentException("name one day or one time: --date or --time, once");
        }
        return Optional.of(time);
    }

    private static Instant noon(String text) {
        try {
            return inProductYears(LocalDate.parse(text).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a day of the calendar, as in 2026-01-31: " + text);
        }
    }

    private static Instant instant(String text) {
        try {
            return inProductYears(Instant.parse(text).truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not an instant, as in 2026-01-31T00:30:00Z: " + text);
        }
    }

    /** The years that the product knows. */
    private static Instant inProductYears(Instant time) {
        var year = time.atZone(ZoneOffset.UTC).getYear();
        if (year < 1970 || year > 9999) {
            throw new IllegalArgumentException("the year is not within 1970 and 9999");
        }
        return time;
    }
}
