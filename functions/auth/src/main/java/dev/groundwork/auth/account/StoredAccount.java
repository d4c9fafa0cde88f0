package dev.groundwork.auth.account;

import java.util.Optional;

/**
 * An account as a sign-in finds it, at one version.
 *
 * @param profile whose account it is
 * @param password the stored hash; nothing if the account has no password, or if it was found by its user and not by its address
 * @param disabled whether an operator closed it to sign-ins
 * @param version counts the changes of the account
 */
public record StoredAccount(Profile profile, Optional<PasswordHash> password, boolean disabled, long version) {

    /** Returns true if a password that was verified against this version also signs in to {@code later}: same user, same hash, open. */
    public boolean hasSamePassword(StoredAccount later) {
        return profile.id().equals(later.profile.id()) && password.equals(later.password) && !later.disabled;
    }
}
