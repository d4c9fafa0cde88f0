package dev.groundwork.ledger.model;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * An account's knowledge of the days of hosting that were charged.
 *
 * @param day the newest day that was settled, in days since 1970-01-01; 0 before the first. Settled is a day when all apps that ran have paid it
 *     or were found unable to
 * @param upTo where that day is being settled by several operations: the last app that has paid it, those after it have not been asked yet
 * @param askedAt an app that has run since then or longer was asked for every day up to {@code day}; one that was started later may not have been
 * @param by the operation that wrote this, by which writers notice one another; nothing before the first
 * @param unpaid the apps that could not pay a day, each with the start from which on it ran then: started again, it is asked again
 * @param warned what the owner was told of the runway
 */
public record HostedDays(
        long day,
        Optional<AppId> upTo,
        Instant askedAt,
        Optional<OperationKey> by,
        Map<AppId, Instant> unpaid,
        Runway.Level warned) {

    /**
     * The list of an owner's running apps is at most so old when it is charged, since no function runs longer (AWS Lambda's quota). An app that was
     * started within that time of a settlement may have been missing in its list.
     */
    public static final Duration MAX_LIST_AGE = Duration.ofMinutes(15);

    /** Nothing was charged yet. */
    public static final HostedDays NONE =
            new HostedDays(0, Optional.empty(), Instant.EPOCH, Optional.empty(), Map.of(), Runway.Level.LONG);

    private static final int RADIX = 36;
    private static final String END = "|";
    private static final String SEPARATOR = ",";
    private static final String START = "@";

    public HostedDays {
        unpaid = Map.copyOf(unpaid);
    }

    /** Returns what an account knows that has settled a day, with nothing open. */
    static HostedDays through(long day) {
        return new HostedDays(day, Optional.empty(), Instant.EPOCH, Optional.empty(), Map.of(), Runway.Level.LONG);
    }

    /** Returns true if this app could not pay a day, and has not been started again since. */
    public boolean isUnpaid(RunningApp running) {
        return running.since().equals(unpaid.get(running.app()));
    }

    /** Returns true if an app was asked for every day up to {@code day}. */
    boolean isAsked(RunningApp running) {
        return !running.since().isAfter(askedAt);
    }

    /** Returns the first day that an app may owe still. */
    long firstDay(RunningApp running, ZoneId zone) {
        var first = running.firstDay(zone);
        if (!isAsked(running)) {
            return first;
        }
        return Math.max(first, isBefore(running.app()) ? day : day + 1);
    }

    /** Returns true if the day is settled up to an app before this one. */
    boolean isBefore(AppId app) {
        return upTo.filter(last -> last.value().compareTo(app.value()) < 0).isPresent();
    }

    /** Returns the same written by another operation, with these unpaid apps. */
    HostedDays by(OperationKey operation, Map<AppId, Instant> others) {
        return new HostedDays(day, upTo, askedAt, Optional.of(operation), others, warned);
    }

    /** Returns what is open of the days up to {@code day} as a text, nothing where they are all settled and paid. */
    public Optional<String> open() {
        if (upTo.isEmpty() && unpaid.isEmpty()) {
            return Optional.empty();
        }
        var apps = unpaid.entrySet().stream()
                .map(app -> app.getKey().value()
                        + START
                        + Long.toString(app.getValue().toEpochMilli(), RADIX))
                .sorted()
                .collect(joining(SEPARATOR));
        return Optional.of(upTo.map(AppId::value).orElse("") + END + apps);
    }

    /** Returns the app up to which the day is settled, from the text that {@link #open()} has written. */
    public static Optional<AppId> upTo(String open) {
        return AppId.parse(open.substring(0, open.indexOf(END)));
    }

    /** Returns the unpaid apps, from the text that {@link #open()} has written. */
    public static Map<AppId, Instant> unpaid(String open) {
        return Arrays.stream(open.substring(open.indexOf(END) + 1).split(SEPARATOR))
                .filter(app -> !app.isEmpty())
                .map(app -> app.split(START))
                .collect(toMap(app -> new AppId(app[0]), app -> Instant.ofEpochMilli(Long.parseLong(app[1], RADIX))));
    }
}
