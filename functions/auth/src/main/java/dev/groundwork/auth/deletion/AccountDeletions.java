package dev.groundwork.auth.deletion;

import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Deletions of accounts, each stored until nothing of its account remains. */
interface AccountDeletions {

    /** Returns when a session began by a sign-in, or nothing if it has ended. */
    Optional<Instant> signedInAt(UserId user, SessionId session);

    /**
     * Deletes an account, all in one moment: nobody can sign in to it, no session of it lives, its address, slug and one-time tokens are free
     * or gone, its ledger is closed, the notice is on its way, and the deletion is stored for what remains.
     *
     * @param asking the session that asks; the account stays if it has ended
     * @return false if account or session do not exist any more
     */
    boolean delete(AccountDeletion deletion, SessionId asking);

    /** Returns the deletion of a user's account, or nothing if there was none or it is complete. */
    Optional<AccountDeletion> find(UserId user);

    /** Removes the account's activity and the events at its address, in small steps. Repeating it after a crash removes the rest. */
    void clear(AccountDeletion deletion);

    /** Deletes the deletion itself: nothing remains. Repeating it is harmless. */
    void complete(AccountDeletion deletion);

    /**
     * A deleted account of which something may remain to be removed. It holds nothing personal.
     *
     * @param user the user of the account
     * @param addressHash its address as a hash, as in keys
     * @param at when it was deleted: later events at the address are somebody else's
     */
    record AccountDeletion(UserId user, String addressHash, Instant at) {}
}
