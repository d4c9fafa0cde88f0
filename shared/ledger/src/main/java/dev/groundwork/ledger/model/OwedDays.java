package dev.groundwork.ledger.model;

import static java.util.function.Predicate.not;

import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The days that the running apps of an owner owe. An app owes each date of the owner's calendar from its start on that is later than those it has
 * paid; a date that the zone skipped does not exist. An app that could not pay a day owes nothing any more: it is to be suspended.
 */
public final class OwedDays {

    private final HostingCharge charge;
    private final long through;
    private final List<Debtor> apps;

    /** An app and the first day that it owes. */
    private record Debtor(AppId app, long first) {}

    /**
     * Creates the days that are owed.
     *
     * @param newest of each app of {@link #doubtful} that has paid a day, the newest
     */
    public OwedDays(HostedDays known, HostingCharge charge, Map<AppId, LocalDate> newest) {
        this.charge = charge;
        this.through = charge.through().toEpochDay();
        this.apps = charge.apps().stream()
                .filter(not(known::isUnpaid))
                .map(running -> new Debtor(
                        running.app(),
                        Math.max(
                                known.firstDay(running, charge.zone()),
                                Optional.ofNullable(newest.get(running.app()))
                                        .map(date -> date.toEpochDay() + 1)
                                        .orElse(0L))))
                .filter(debtor -> debtor.first <= through)
                .toList();
    }

    /** Returns the apps of which only entries tell what they have paid: started after the newest settlement, on a day that is settled. */
    public static List<RunningApp> doubtful(HostedDays known, HostingCharge charge) {
        return charge.apps().stream()
                .filter(not(known::isAsked))
                .filter(not(known::isUnpaid))
                .filter(running -> running.firstDay(charge.zone()) <= known.day())
                .toList();
    }

    /** Returns the first days, at most {@code count}, in the order in which they are paid. */
    List<HostingDay> first(long count) {
        var first = apps.stream().mapToLong(Debtor::first).min();
        return first.isEmpty()
                ? List.of()
                : LongStream.rangeClosed(first.getAsLong(), through)
                        .filter(this::exists)
                        .boxed()
                        .flatMap(day -> apps.stream()
                                .filter(debtor -> debtor.first <= day)
                                .map(debtor -> new HostingDay(debtor.app, LocalDate.ofEpochDay(day))))
                        .limit(count)
                        .toList();
    }

    /** Returns the apps that owe a day after this one in the order of payment, all that owe any where there is none. Each owes the last date. */
    Set<AppId> debtorsAfter(Optional<HostingDay> last) {
        var date = charge.through();
        return apps.stream()
                .map(Debtor::app)
                .filter(app -> last.isEmpty() || new HostingDay(app, date).compareTo(last.get()) > 0)
                .collect(Collectors.toSet());
    }

    private boolean exists(long day) {
        var date = LocalDate.ofEpochDay(day);
        return date.atStartOfDay(charge.zone()).toLocalDate().equals(date);
    }
}
