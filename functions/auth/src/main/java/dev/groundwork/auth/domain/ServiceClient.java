package dev.groundwork.auth.domain;

import dev.groundwork.kernel.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;

/**
 * One of our own services, which signs in with a client id and a secret (RFC 6749 section 4.4).
 *
 * @param id the client id
 * @param secretHashes hashes of the secrets that are accepted: one, or two while a secret is replaced
 * @param scopes what it may ask for
 */
public record ServiceClient(String id, List<String> secretHashes, Set<Scope> scopes) {

    public ServiceClient {
        secretHashes = List.copyOf(secretHashes);
        scopes = Set.copyOf(scopes);
    }

    /** Whether this is one of the client's secrets; every one is compared, in constant time. */
    public boolean accepts(SecretToken secret) {
        var presented = secret.hash().getBytes(StandardCharsets.UTF_8);
        var accepted = false;
        for (var hash : secretHashes) {
            accepted |= MessageDigest.isEqual(presented, hash.getBytes(StandardCharsets.UTF_8));
        }
        return accepted;
    }
}
