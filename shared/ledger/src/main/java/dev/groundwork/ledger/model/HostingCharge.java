package dev.groundwork.ledger.model;

import static java.util.stream.Collectors.toMap;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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

    /**
     * Returns the settlement of the usual day, nothing where there is none: every app that ran on the date has paid the day before, and all are
     * few enough for one operation.
     */
    public Optional<HostingSettlement> usualDay() {
        var ran = apps.stream()
                .filter(running -> running.firstDay(zone) <= through().toEpochDay())
                .toList();
        if (ran.isEmpty() || ran.size() > HostingSettlement.MAX_ENTRIES) {
            return Optional.empty();
        }
        var days = ran.stream()
                .map(running -> new HostingDay(running.app(), through()))
                .toList();
        var before = HostedDays.through(through().toEpochDay() - 1);
        return Optional.of(new HostingSettlement(
                before, new HostingCharge(owner, time, zone, ran), days, HostingSettlement.End.PAID, Set.of()));
    }
}
