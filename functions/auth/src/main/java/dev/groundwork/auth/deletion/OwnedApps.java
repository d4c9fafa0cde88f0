package dev.groundwork.auth.deletion;

import dev.groundwork.kernel.UserId;

/** The apps of users. */
@FunctionalInterface
interface OwnedApps {

    /** Deletes every app of a user: from then on none is billed, found or created, and the reconciler removes each. Safe to repeat. */
    void removeAll(UserId user);
}
