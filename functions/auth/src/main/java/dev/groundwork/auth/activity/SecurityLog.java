package dev.groundwork.auth.activity;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/**
 * The security log: one line for each security event with its outcome, account and origin; never an address or an IP in clear. An event of an
 * account is also stored for its owner to read, for 90 days; nothing is stored for an account that is gone. The line is written first: a fault
 * of the store costs the owner's copy only, and is a line of its own.
 */
public interface SecurityLog {

    /** Writes a line and stores the event for the user; without a user the line alone. One round trip. */
    void record(SecurityEvent event, String outcome, Optional<UserId> user, Edge origin);

    /**
     * Writes a line and stores the event under the address, whether that has an account or not: one round trip for both, so that the time it
     * takes reveals nothing. The account stands in the line only.
     */
    void recordAttempt(SecurityEvent event, String outcome, Optional<UserId> user, EmailAddress address, Edge origin);

    /** Writes the line alone: for an event that is stored in the transaction of its cause, or that is not worth a round trip. */
    void writeLine(SecurityEvent event, String outcome, Optional<UserId> user, Edge origin);
}
