package dev.groundwork.ledger.model;

import java.time.Instant;

/**
 * While it is closed nobody spends: its holder is about to change lots, debt or settings.
 *
 * @param token of its holder
 * @param until when anyone may open it, since its holder is gone
 */
public record LedgerLock(String token, Instant until) {

    /** Whether its holder still has time. */
    public boolean isClosed(Instant now) {
        return until.isAfter(now);
    }
}
