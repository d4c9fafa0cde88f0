package dev.groundwork.ledger.model;

import dev.groundwork.kernel.AppId;
import java.time.Instant;
import java.util.List;

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
