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
 * @param scopes what it may ask for
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
     * @param until when it dies, unless the next rotation comes first
     */
    public record OldSecret(String hash, Instant until) {}

    /** Whether {@code text} could be a client id at all. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whether this is a secret of the client's now. Hashes are compared, each in constant time. */
    public boolean accepts(SecretToken secret, Instant now) {
        var presented = secret.hash();
        return isEqual(presented, secretHash)
                || old.filter(o -> now.isBefore(o.until()))
                        .filter(o -> isEqual(presented, o.hash()))
                        .isPresent();
    }

    /** The client with another secret. What is its secret now lives on until {@code until}; an older one is dead. */
    public ServiceClient rotated(SecretToken next, Instant until) {
        return new ServiceClient(id, next.hash(), Optional.of(new OldSecret(secretHash, until)), scopes);
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
