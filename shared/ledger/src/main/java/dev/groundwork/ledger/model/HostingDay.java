package dev.groundwork.ledger.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
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

    /** The outcome of charging a day of hosting. */
    public sealed interface HostingOutcome {

        /**
         * The day is charged.
         *
         * @param paid the apps it was charged for; those that could not be paid are missing
         * @param at when it was charged: an app that runs only since then was not asked to pay
         * @param now whether this call has charged it, or an earlier one
         */
        record Charged(List<AppId> paid, Instant at, boolean now) implements HostingOutcome {

            public Charged {
                paid = List.copyOf(paid);
            }
        }

        /** A later day is charged already: nothing is charged for this one any more. */
        record Passed() implements HostingOutcome {}

        /** Not one app can be paid; nothing was written. */
        record NoCredits() implements HostingOutcome {}

        /** There is no such user. */
        record UnknownUser() implements HostingOutcome {}

        /** Others were in the way for too long; the same call finds out what happened. */
        record Busy() implements HostingOutcome {}
    }
}
