package dev.groundwork.ledger;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import dev.groundwork.ledger.model.Balance;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntrySlice;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.ScopedKey;
import java.util.Optional;

/** Reads users' credits. It takes and gives none; what has expired by the time of a read is written off with it. */
public interface LedgerReader {

    /**
     * Returns what a user has.
     *
     * @return nothing when there is no such user
     */
    Optional<Balance> balance(UserId user);

    /**
     * Returns what a user has chosen.
     *
     * @return nothing when there is no such user
     */
    Optional<Settings> settings(UserId user);

    /**
     * Returns a user's whole account: figures, settings, lots and open holds.
     *
     * @return nothing when there is no such user
     */
    Optional<LedgerAccount> account(UserId user);

    /**
     * Returns a user's entries, newest first, including those that the caller has just written.
     *
     * @return nothing when there is no such user
     */
    Optional<EntrySlice> entries(UserId user, EntryQuery query);

    /** Returns true if a consume or a hold has happened under this key. A request that runs at the same time may happen a moment later. */
    boolean isUsed(UserId user, ScopedKey key);
}
