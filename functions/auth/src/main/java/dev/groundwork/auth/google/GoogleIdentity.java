package dev.groundwork.auth.google;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.tokens.SecretToken;
import java.util.Optional;

/**
 * The identity of a person at Google, from a valid ID token. Issuer and subject are the identity (OpenID Connect Core section 5.7);
 * address and name may change there and are somebody else's later.
 *
 * @param issuer the issuer of the token
 * @param subject the issuer's own name of the person
 * @param provenAddress the address, only where the issuer has verified it
 * @param name the name of the person there
 */
record GoogleIdentity(String issuer, String subject, Optional<EmailAddress> provenAddress, DisplayName name) {

    /** The name of the provider in an account's list of providers. */
    public static final String PROVIDER = "google";

    /** Returns true if an identity at Google opens the account of this profile. */
    public static boolean opens(Profile profile) {
        return profile.providers().contains(PROVIDER);
    }

    /** The identity as a hash, for keys. No issuer is a URI with a line break, so no two identities share one. */
    public String key() {
        return new SecretToken(issuer + "\n" + subject).hash();
    }

    /** Nothing of the person, so that it cannot slip into a log. */
    @Override
    public String toString() {
        return "GoogleIdentity[…]";
    }
}
