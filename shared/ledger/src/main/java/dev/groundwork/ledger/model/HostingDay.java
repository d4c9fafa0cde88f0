package dev.groundwork.ledger.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
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

    /** The spend for the first {@code count} apps. */
    public Spend first(int count, Credits each) {
        var references =
                apps.stream().limit(count).map(app -> app + SEPARATOR + day).toList();
        return new Spend(owner, EntryType.HOSTING, Action.APP_HOSTING_DAY, "", each, references);
    }

    /** The app that a reference of this day names. */
    static AppId app(String reference) {
        return new AppId(reference.substring(0, reference.indexOf(SEPARATOR)));
    }

    /** The apps that entries have paid. */
    public static List<AppId> paid(List<Entry> entries) {
        return entries.stream()
                .map(entry -> app(entry.referenceId().orElseThrow()))
                .toList();
    }
}
