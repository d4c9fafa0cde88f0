package dev.groundwork.ledger.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A day of an owner's running apps, to be charged once.
 *
 * @param owner who pays
 * @param day the calendar day, UTC
 * @param apps those that ran, the first to be paid first
 */
public record HostingDay(UserId owner, LocalDate day, List<AppId> apps) {

    private static final String SEPARATOR = ":";

    public HostingDay {
        apps = List.copyOf(apps);
    }

    /** Returns the operation that charges the first {@code count} apps, one entry each. */
    public PendingEntry pending(OperationKey operation, Instant now, int count, Credits price) {
        var references =
                apps.stream().limit(count).map(app -> app + SEPARATOR + day).toList();
        return PendingEntry.spend(
                EntryType.HOSTING, Action.APP_HOSTING_DAY, operation, now, "", price.amount(), references);
    }

    /** Returns the apps that entries have paid. */
    public static List<AppId> paid(List<Entry> entries) {
        return entries.stream()
                .map(entry -> app(entry.referenceId().orElseThrow()))
                .toList();
    }

    private static AppId app(String reference) {
        return new AppId(reference.substring(0, reference.indexOf(SEPARATOR)));
    }
}
