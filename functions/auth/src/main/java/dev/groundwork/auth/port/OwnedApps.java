package dev.groundwork.auth.port;

import dev.groundwork.kernel.UserId;

/** The apps of users. */
@FunctionalInterface
public interface OwnedApps {

    /** Deletes every app of a user: from then on none is billed or found, and the worker of deployments stops and removes each. Repeatable. */
    void removeAll(UserId user);
}
