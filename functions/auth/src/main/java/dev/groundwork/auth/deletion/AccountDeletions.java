package dev.groundwork.auth.deletion;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** What remains of deleted accounts until all of it is removed. Every step is harmless when repeated. */
public interface AccountDeletions {

    /** The deletion of a user, or nothing when there was none or it is complete. */
    Optional<AccountDeletion> find(UserId user);

    /** Removes what still stands of the account: its activity, and what was tried at its address. Small pieces; a crash leaves the rest. */
    void clear(AccountDeletion deletion);

    /** Nothing remains: the deletion is forgotten too. */
    void complete(AccountDeletion deletion);
}
