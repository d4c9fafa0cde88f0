package dev.groundwork.auth.deletion;

import dev.groundwork.appregistry.DeleteOwnedApps;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;

/**
 * Removes what remains of a deleted account: its activity, then its apps, and last the deletion itself. The table's stream brings each
 * deletion here until all of it is done, so a crash anywhere costs time only; a repetition finds nothing left.
 *
 * <p>The removal of the apps closes their owner, so that a request that was let in just before the deletion creates no app behind it.
 */
@Singleton
final class RemoveDeletedAccount {

    private final AccountDeletions deletions;
    private final DeleteOwnedApps apps;

    RemoveDeletedAccount(AccountDeletions deletions, DeleteOwnedApps apps) {
        this.deletions = deletions;
        this.apps = apps;
    }

    /** Removes; does nothing for an account that is not deleted or is removed already. */
    void remove(UserId user) {
        deletions.find(user).ifPresent(deletion -> {
            deletions.clear(deletion);
            apps.deleteAll(user);
            deletions.complete(deletion);
        });
    }
}
