package dev.groundwork.ledger.model;

import static java.util.stream.Collectors.toMap;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A run of the daily debit for one owner: every day of the running apps up to a date is to be charged, each once.
 *
 * @param owner who pays
 * @param time names the date: the local date in the owner's time zone
 * @param zone the owner's time zone
 * @param apps all running apps of the owner, read at most {@link HostedDays#MAX_LIST_AGE} ago; they pay oldest first
 */
public record HostingCharge(UserId owner, Instant time, ZoneId zone, List<RunningApp> apps) {

    /** The most running apps of one owner: what is known of unpaid ones fits into the account. */
    public static final int MAX_APPS = 5_000;

    public HostingCharge {
        apps = List.copyOf(apps.stream()
                .collect(toMap(running -> running.app().value(), running -> running, (one, same) -> one, TreeMap::new))
                .values());
        if (apps.size() > MAX_APPS) {
            throw new IllegalArgumentException("an owner has at most " + MAX_APPS + " running apps");
        }
    }

    /**
     * A running app.
     *
     * @param app its id
     * @param createdAt no entry about it is older
     * @param since when it was last started, in whole milliseconds
     */
    public record RunningApp(AppId app, Instant createdAt, Instant since) {

        public RunningApp {
            since = since.truncatedTo(ChronoUnit.MILLIS);
        }

        /** Returns the first day that it owes: the one on which it was started. */
        long firstDay(ZoneId zone) {
            return LocalDate.ofInstant(since, zone).toEpochDay();
        }
    }

    /** Returns the last date to charge. */
    public LocalDate through() {
        return LocalDate.ofInstant(time, zone);
    }

    /** Returns when the app was started that was started last; the beginning of time where none runs. */
    public Instant newestStart() {
        return apps.stream()
                .map(RunningApp::since)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /**
     * Returns the settlement of the usual day: every app that runs on the date has paid the day before. Nothing where it can't be the usual day: an app
     * was started just now, or they are too many for one operation.
     */
    public Optional<HostingSettlement> usualDay(Instant now) {
        var date = through();
        var running = apps.stream()
                .filter(app -> app.firstDay(zone) <= date.toEpochDay())
                .toList();
        var today = new HostingCharge(owner, time, zone, running);
        if (running.isEmpty()
                || running.size() > HostingSettlement.MAX_ENTRIES
                || today.newestStart().isAfter(now.minus(HostedDays.MAX_LIST_AGE))) {
            return Optional.empty();
        }
        var days = running.stream().map(app -> new HostingDay(app.app(), date)).toList();
        var before = HostedDays.through(date.toEpochDay() - 1);
        return Optional.of(new HostingSettlement(before, today, days, HostingSettlement.End.PAID, Set.of()));
    }
}
