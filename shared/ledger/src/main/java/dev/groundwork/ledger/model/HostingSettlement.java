package dev.groundwork.ledger.model;

import static java.util.stream.Collectors.toMap;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One operation of a settlement: the first of the days that are owed, and what it leaves. Decided from what the account knows, and written only if it
 * knows the same still.
 *
 * @param known what the account knows before it
 * @param charge what is settled
 * @param days what it charges, in the order of payment
 * @param end how it ends
 * @param unable the apps that cannot pay what they owe
 */
public record HostingSettlement(
        HostedDays known, HostingCharge charge, List<HostingDay> days, End end, Set<AppId> unable) {

    /** The most entries that one operation writes: those of two still fit into one segment. */
    public static final int MAX_ENTRIES = 200;

    /** The end of an operation of a settlement. */
    public enum End {
        /** Nothing is owed any more. */
        PAID,
        /** The credits are used up, and days are left that nobody can pay. */
        UNPAID,
        /** The next operation goes on. */
        TO_BE_CONTINUED
    }

    public HostingSettlement {
        days = List.copyOf(days);
        unable = Set.copyOf(unable);
    }

    /**
     * Returns the next operation.
     *
     * @param affordable how many days can be paid
     */
    public static HostingSettlement next(HostedDays known, HostingCharge charge, OwedDays owed, long affordable) {
        var most = Math.min(MAX_ENTRIES, affordable);
        var days = owed.first(most + 1);
        if (days.size() <= most) {
            return new HostingSettlement(known, charge, days, End.PAID, Set.of());
        }
        var paid = days.subList(0, (int) most);
        return most == MAX_ENTRIES
                ? new HostingSettlement(known, charge, paid, End.TO_BE_CONTINUED, Set.of())
                : new HostingSettlement(known, charge, paid, End.UNPAID, owed.debtorsAfter(last(paid)));
    }

    private static Optional<HostingDay> last(List<HostingDay> days) {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.getLast());
    }

    /** Returns true if there is nothing to write. */
    public boolean isNothing() {
        return days.isEmpty() && end == End.PAID;
    }

    /** Returns the entries that it writes, none where not one day can be paid. */
    public Optional<PendingEntry> pending(OperationKey operation, Instant now, Credits price) {
        return days.isEmpty() ? Optional.empty() : Optional.of(HostingDay.pending(days, operation, now, price));
    }

    /** Returns what the account knows after it. */
    public HostedDays after(OperationKey operation, Instant now) {
        return end == End.TO_BE_CONTINUED ? continued(operation) : settled(operation, now);
    }

    /** An earlier date than the newest settles nothing for the apps that were asked for later days. */
    private HostedDays settled(OperationKey operation, Instant now) {
        var through = charge.through().toEpochDay();
        return through < known.day()
                ? known.by(operation, unpaid(known.unpaid()))
                : new HostedDays(
                        through,
                        Optional.empty(),
                        now.minus(HostedDays.MAX_LIST_AGE),
                        Optional.of(operation),
                        unpaid(starts(known::isUnpaid)),
                        known.warned());
    }

    private Map<AppId, Instant> unpaid(Map<AppId, Instant> before) {
        var all = new HashMap<>(before);
        all.putAll(starts(running -> unable.contains(running.app())));
        return all;
    }

    private Map<AppId, Instant> starts(Predicate<RunningApp> chosen) {
        return charge.apps().stream().filter(chosen).collect(toMap(RunningApp::app, RunningApp::since));
    }

    /** The days before the last that was charged are settled, and the last is for the apps up to its own. */
    private HostedDays continued(OperationKey operation) {
        var last = days.getLast();
        var day = last.date().toEpochDay();
        return day > known.day() || (day == known.day() && known.isBefore(last.app()))
                ? new HostedDays(
                        day,
                        Optional.of(last.app()),
                        known.askedAt(),
                        Optional.of(operation),
                        known.unpaid(),
                        known.warned())
                : known.by(operation, known.unpaid());
    }
}
