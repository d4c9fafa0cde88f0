package dev.groundwork.auth.google;

import dev.groundwork.auth.tokens.SecretToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The 256 random bits in a browser's cookie from which everything of its sign-in with Google follows, each by SHA-256 with a label of its
 * own: the state (RFC 6749 section 10.12), the nonce (OpenID Connect Core section 15.5.2) and the PKCE verifier (RFC 7636 section 4.1). So
 * the three belong to one browser by construction, none tells another, and no table holds any of them.
 *
 * @param value what the cookie holds
 */
record OAuthSecret(SecretToken value) {

    /** Makes a new one. */
    public static OAuthSecret next(RandomGenerator random) {
        return new OAuthSecret(SecretToken.next(random));
    }

    /** Goes to Google and comes back with the browser. */
    public SecretToken state() {
        return new SecretToken(derived("state"));
    }

    /** Comes back in the ID token. */
    public String nonce() {
        return derived("nonce");
    }

    /** Proves to the token endpoint that the code was asked for by us: 43 characters, as RFC 7636 wants. */
    public String verifier() {
        return derived("verifier");
    }

    /** The verifier as the authorization request carries it, method S256. */
    public String challenge() {
        return sha256(verifier());
    }

    /** Returns true if this browser started the sign-in of {@code state}. Takes the same time wherever they differ. */
    public boolean began(SecretToken state) {
        return MessageDigest.isEqual(bytes(state().value()), bytes(state.value()));
    }

    private String derived(String label) {
        return sha256("groundwork google " + label + " " + value.value());
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes(text));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not to be had", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
