package dev.groundwork.ledger.model;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import java.util.List;

/** The outcome of a run of the daily debit for one owner. */
public sealed interface HostingOutcome {

    /**
     * Every running day up to the date is charged, or can never be.
     *
     * @param charged how many days of apps this call has charged
     * @param unpaid running apps with a day that could not be paid, by this call or an earlier one: they are to be suspended
     * @param available the credits that are left to be spent
     */
    record Settled(int charged, List<AppId> unpaid, Credits available) implements HostingOutcome {

        public Settled {
            unpaid = List.copyOf(unpaid);
        }
    }

    /** There is no such user. */
    record UnknownUser() implements HostingOutcome {}

    /** Others were in the way for too long, or there was too much to charge at once; the same call goes on. */
    record Busy() implements HostingOutcome {}
}
