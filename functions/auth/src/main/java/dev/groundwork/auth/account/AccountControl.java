package dev.groundwork.auth.account;

import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.deletion.AccountDeletion;
import dev.groundwork.auth.google.LinkedIdentity;
import dev.groundwork.auth.profile.ProfileChange;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of an account once it is there. Every change sees those before it; of racing ones none is lost. */
public interface AccountControl {

    /** Changes what the user says of itself. The profile afterwards, nothing when there is no such account. */
    Optional<Profile> change(UserId user, ProfileChange change);

    /** An account, or nothing when there is none. */
    Optional<OperatedAccount> find(UserId user);

    /**
     * Closes an account to sign-ins, or opens it again. Closing ends every session in the same moment; a sign-in under way does not succeed.
     *
     * @param what is kept for the owner with a change; an account that is so already stays as it is
     * @return false when there is no such account
     */
    boolean disable(UserId user, boolean disabled, Activity what);

    /** The identities elsewhere that open an account. */
    List<LinkedIdentity> identities(UserId user);

    /** When a session began by a sign-in, or nothing when it has ended. */
    Optional<Instant> signedInAt(UserId user, SessionId session);

    /**
     * Deletes an account, all in one moment: nobody can sign in to it, no session of it lives, its address, slug and one-time tokens are free
     * or gone, its ledger is closed, the notice is on its way, and the deletion stands for what remains.
     *
     * @param asking the session that asks; the account stays when it has ended
     * @return false when account or session are not there any more
     */
    boolean delete(AccountDeletion deletion, SessionId asking);
}
