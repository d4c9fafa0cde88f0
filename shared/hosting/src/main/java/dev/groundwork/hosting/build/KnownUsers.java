package dev.groundwork.hosting.build;

import dev.groundwork.kernel.UserId;

/** Tells which users exist. */
@FunctionalInterface
public interface KnownUsers {

    /** Returns true if the user has an account. */
    boolean exists(UserId user);
}
