package dev.groundwork.auth.google;

import dev.groundwork.auth.account.DisplayName;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.tokens.SecretToken;
import java.util.Optional;

/**
 * Who somebody is at Google, from an ID token that was believed. Issuer and subject are the identity (OpenID Connect Core section 5.7);
 * address and name may change there and are somebody else's later.
 *
 * @param issuer who says so
 * @param subject the issuer's own name of the person
 * @param provenAddress the address, only where the issuer has verified it
 * @param name what the person is called
 */
record GoogleIdentity(String issuer, String subject, Optional<EmailAddress> provenAddress, DisplayName name) {

    /** What an account lists among its providers. */
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
