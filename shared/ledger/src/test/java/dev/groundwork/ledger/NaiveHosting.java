package dev.groundwork.ledger;

import dev.groundwork.kernel.AppId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The daily debit as a set of charged days, by the rules alone: a running app owes each date since its start that is later than its newest
 * charged one; credits pay by day, then by age; who can't pay a day pays none until it is started again.
 */
final class NaiveHosting {

    private final Map<String, Instant> running = new TreeMap<>();
    private final Map<String, LocalDate> newest = new HashMap<>();
    private final Set<String> unpaid = new HashSet<>();
    private final List<String> charged = new ArrayList<>();
    private long credits;

    NaiveHosting(long credits) {
        this.credits = credits;
    }

    void start(AppId app, Instant since) {
        running.put(app.value(), since);
        unpaid.remove(app.value());
    }

    void stop(AppId app) {
        running.remove(app.value());
    }

    void move(long amount) {
        credits += amount;
    }

    long credits() {
        return credits;
    }

    /** The days that were ever charged, in their order. */
    List<String> charged() {
        return charged;
    }

    /** The running apps that can't pay. */
    List<String> unpaid() {
        return running.keySet().stream().filter(unpaid::contains).toList();
    }

    void run(Instant time, ZoneId zone) {
        var through = LocalDate.ofInstant(time, zone);
        var first = running.values().stream()
                .map(since -> LocalDate.ofInstant(since, zone))
                .min(LocalDate::compareTo)
                .orElse(through.plusDays(1));
        var refused = new HashSet<String>();
        for (var date = first; !date.isAfter(through); date = date.plusDays(1)) {
            for (var app : running.keySet()) {
                if (owes(app, date, zone)) {
                    if (credits > 0) {
                        credits--;
                        newest.put(app, date);
                        charged.add(app + ":" + date);
                    } else {
                        refused.add(app);
                    }
                }
            }
        }
        unpaid.addAll(refused);
    }

    private boolean owes(String app, LocalDate date, ZoneId zone) {
        return !unpaid.contains(app)
                && !LocalDate.ofInstant(running.getOrDefault(app, Instant.MAX), zone)
                        .isAfter(date)
                && (!newest.containsKey(app) || newest.getOrDefault(app, date).isBefore(date))
                && date.atStartOfDay(zone).toLocalDate().equals(date);
    }
}
