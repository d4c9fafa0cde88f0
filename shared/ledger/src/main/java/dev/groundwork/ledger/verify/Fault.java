package dev.groundwork.ledger.verify;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Mismatch;

/**
 * An invariant that a ledger breaks.
 *
 * @param user whose ledger
 * @param seq of the entry at which it shows, 0 where it is the ledger as a whole
 * @param mismatch what was found, and what must be
 */
public record Fault(UserId user, long seq, Mismatch mismatch) {

    @Override
    public String toString() {
        return user + (seq == 0 ? "" : ", seq " + seq) + ": " + mismatch;
    }
}
