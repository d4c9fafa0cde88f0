package dev.groundwork.auth.domain;

/**
 * An account as it was found, for sign-ins that judge no password.
 *
 * @param profile whose
 * @param disabled whether an operator closed it
 * @param edition which state of the account this is; every change of an account makes another
 */
public record Account(Profile profile, boolean disabled, long edition) {

    /** Whether a Google identity is linked to it. */
    public boolean hasGoogle() {
        return profile.providers().contains(GoogleIdentity.PROVIDER);
    }
}
