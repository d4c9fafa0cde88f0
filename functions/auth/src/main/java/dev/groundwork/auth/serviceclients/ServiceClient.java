package dev.groundwork.auth.serviceclients;

import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One of our own services, which signs in with a client id and a secret (RFC 6749 section 4.4). Secrets are kept as hashes; a fast hash is
 * enough for 256 random bits.
 *
 * @param id the client id
 * @param secretHash of the newest secret
 * @param old the secret before it, while it may still be used
 * @param scopes the scopes that it may have
 */
public record ServiceClient(String id, String secretHash, Optional<OldSecret> old, Set<Scope> scopes) {

    /** The longest time that a replaced secret may live on. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private static final Pattern ID = Pattern.compile("cli_[0-9A-Z]{26}");

    public ServiceClient {
        scopes = Set.copyOf(scopes);
    }

    /**
     * A secret that was replaced.
     *
     * @param until when it expires, unless the next rotation comes first
     */
    public record OldSecret(String hash, Instant until) {}

    /** Returns true if {@code text} has the form of a client id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Returns true if this is a valid secret of the client now. Hashes are compared, each in constant time. */
    public boolean accepts(SecretToken secret, Instant now) {
        var presented = secret.hash();
        return isEqual(presented, secretHash)
                || old.filter(o -> now.isBefore(o.until()))
                        .filter(o -> isEqual(presented, o.hash()))
                        .isPresent();
    }

    /** Returns the client with a new secret. The present one still works until {@code until}; an older one does not. */
    public ServiceClient rotated(SecretToken next, Instant until) {
        return new ServiceClient(id, next.hash(), Optional.of(new OldSecret(secretHash, until)), scopes);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
