package dev.groundwork.ledger.model;

import java.time.Instant;

/**
 * The lock of a ledger: while it is held nobody spends, since its holder is about to change lots, debt or settings.
 *
 * @param token the holder's fencing token: a holder writes only while the account still carries it
 * @param until when anyone may release it, since its holder is taken for gone
 */
public record LedgerLock(String token, Instant until) {

    /** The token of a lock that nobody releases: that of a closed ledger. No holder's is as short. */
    public static final String CLOSED = "closed";

    /** Returns true while its holder has time. */
    public boolean isHeld(Instant now) {
        return until.isAfter(now);
    }
}
