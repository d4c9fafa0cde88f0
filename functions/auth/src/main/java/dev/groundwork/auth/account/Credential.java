package dev.groundwork.auth.account;

/**
 * What an account signs in with.
 *
 * @param profile whose account
 * @param password the stored hash
 * @param disabled whether an operator closed the account
 * @param version which state of the account this is; every change of an account makes another
 */
public record Credential(Profile profile, PasswordHash password, boolean disabled, long version) {

    /** Whether what was judged by this credential holds for {@code other} too. */
    public boolean opens(Credential other) {
        return profile.id().equals(other.profile.id()) && password.equals(other.password) && !other.disabled;
    }
}
