package dev.groundwork.ledger.model;

import static java.util.function.Predicate.not;

import dev.groundwork.kernel.AppId;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The days that the running apps of an owner owe. An app owes each date of the owner's calendar from its start on, but for those that are charged;
 * a date that the zone skipped does not exist. An app that could not pay a day owes nothing any more: it is to be suspended.
 */
public final class OwedDays {

    private final HostingCharge charge;
    private final Set<HostingDay> charged;
    private final long through;
    private final List<Owing> apps;

    /** An app and the first day that it may owe. */
    private record Owing(AppId app, long first) {}

    /**
     * Creates the days that are owed.
     *
     * @param charged which of {@link #doubtful} are charged
     */
    public OwedDays(HostedDays known, HostingCharge charge, Set<HostingDay> charged) {
        this.charge = charge;
        this.charged = Set.copyOf(charged);
        this.through = charge.through().toEpochDay();
        this.apps = charge.apps().stream()
                .filter(not(known::isUnpaid))
                .map(running -> new Owing(running.app(), known.firstDay(running, charge.zone())))
                .filter(owing -> owing.first <= through)
                .toList();
    }

    /** Returns the days of which only entries tell whether they are charged: those of apps that were started after the newest settlement. */
    public static Set<HostingDay> doubtful(HostedDays known, HostingCharge charge) {
        var last = Math.min(known.day(), charge.through().toEpochDay());
        return doubtfulApps(known, charge)
                .flatMap(running -> LongStream.rangeClosed(running.firstDay(charge.zone()), last)
                        .mapToObj(day -> new HostingDay(running.app(), LocalDate.ofEpochDay(day))))
                .collect(Collectors.toSet());
    }

    /** Returns the apps that were started after the newest settlement. */
    static Stream<RunningApp> doubtfulApps(HostedDays known, HostingCharge charge) {
        return charge.apps().stream().filter(not(known::isAsked)).filter(not(known::isUnpaid));
    }

    /** Returns the first days, at most {@code count}, in the order in which they are paid. */
    List<HostingDay> first(long count) {
        var first = apps.stream().mapToLong(Owing::first).min();
        return first.isEmpty()
                ? List.of()
                : LongStream.rangeClosed(first.getAsLong(), through)
                        .filter(this::exists)
                        .boxed()
                        .flatMap(day -> apps.stream()
                                .filter(owing -> owing.first <= day)
                                .map(owing -> new HostingDay(owing.app, LocalDate.ofEpochDay(day)))
                                .filter(not(charged::contains)))
                        .limit(count)
                        .toList();
    }

    /** Returns the apps that owe a day after this one in the order of payment, all that owe any where there is none. */
    Set<AppId> owingAfter(Optional<HostingDay> last) {
        return apps.stream()
                .filter(owing -> newest(owing)
                        .filter(day -> last.isEmpty() || day.compareTo(last.get()) > 0)
                        .isPresent())
                .map(Owing::app)
                .collect(Collectors.toSet());
    }

    private Optional<HostingDay> newest(Owing owing) {
        return LongStream.iterate(through, day -> day >= owing.first, day -> day - 1)
                .filter(this::exists)
                .mapToObj(day -> new HostingDay(owing.app, LocalDate.ofEpochDay(day)))
                .filter(not(charged::contains))
                .findFirst();
    }

    private boolean exists(long day) {
        var date = LocalDate.ofEpochDay(day);
        return date.atStartOfDay(charge.zone()).toLocalDate().equals(date);
    }
}
