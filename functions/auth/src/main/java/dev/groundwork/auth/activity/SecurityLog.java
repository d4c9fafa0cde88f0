package dev.groundwork.auth.activity;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/**
 * One line for each security event: what, with which outcome, whose account, from where; never an address or an IP in clear. What concerns an
 * account is also kept for its owner to read, for 90 days; an account that is gone gets nothing kept. The line comes first and is what counts:
 * a fault of the store costs the owner's copy only, and is a line of its own.
 */
public interface SecurityLog {

    /** Writes a line and keeps it for the user; with no user the line alone. One round trip. */
    void record(SecurityEvent event, String outcome, Optional<UserId> user, Origin origin);

    /**
     * Writes a line and keeps it under the address, whether that has an account or not: one round trip for both, so that the time it takes
     * tells nothing. Whose account it was is in the line only.
     */
    void recordAttempt(SecurityEvent event, String outcome, Optional<UserId> user, EmailAddress address, Origin origin);

    /** Writes the line alone: for what is kept in the transaction of what it tells, and for what would not be worth a round trip. */
    void tell(SecurityEvent event, String outcome, Optional<UserId> user, Origin origin);
}
