package dev.groundwork.auth.account;

import dev.groundwork.auth.google.GoogleIdentity;

/**
 * An account as it was found, for sign-ins that judge no password.
 *
 * @param profile whose
 * @param disabled whether an operator closed it
 * @param version which state of the account this is; every change of an account makes another
 */
public record Account(Profile profile, boolean disabled, long version) {

    /** Whether a Google identity is linked to it. */
    public boolean hasGoogle() {
        return profile.providers().contains(GoogleIdentity.PROVIDER);
    }
}
