package dev.groundwork.ledger.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.Catalogue.Action;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A local calendar day of a running app, charged once. Days are charged in their order: by date, and of one date the oldest app first.
 *
 * @param app which app; ids sort by age
 * @param date by the calendar of its owner's time zone
 */
public record HostingDay(AppId app, LocalDate date) implements Comparable<HostingDay> {

    private static final String SEPARATOR = ":";
    private static final Comparator<HostingDay> ORDER =
            Comparator.comparing(HostingDay::date).thenComparing(day -> day.app.value());

    /** Returns the reference of the entry that charges it. */
    public String reference() {
        return app + SEPARATOR + date;
    }

    /** Returns the day that an entry charges, nothing where it charges none. */
    public static Optional<HostingDay> of(Entry entry) {
        return entry.type() == EntryType.HOSTING ? entry.referenceId().flatMap(HostingDay::parse) : Optional.empty();
    }

    private static Optional<HostingDay> parse(String reference) {
        var end = reference.indexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        try {
            var date = LocalDate.parse(reference.substring(end + 1));
            return AppId.parse(reference.substring(0, end)).map(app -> new HostingDay(app, date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the operation that charges days, one entry each. */
    static PendingEntry pending(List<HostingDay> days, OperationKey operation, Instant now, Credits price) {
        var references = days.stream().map(HostingDay::reference).toList();
        return PendingEntry.spend(
                EntryType.HOSTING, Action.APP_HOSTING_DAY, operation, now, "", price.amount(), references);
    }

    @Override
    public int compareTo(HostingDay other) {
        return ORDER.compare(this, other);
    }
}
