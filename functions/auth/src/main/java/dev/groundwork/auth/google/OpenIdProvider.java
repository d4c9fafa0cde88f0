package dev.groundwork.auth.google;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The issuer's published endpoints (OpenID Connect Discovery section 4) and signing keys. Both are remembered
 * for an hour; the keys are read again for a key id not seen before, at most once a second, so that made-up ids cost nothing.
 */
@Singleton
final class OpenIdProvider {

    private static final Duration MEMORY = Duration.ofHours(1);
    private static final Duration REREAD_AFTER = Duration.ofSeconds(1);
    private static final int MAX_KEYS = 20;

    /** RFC 7518 section 3.3. */
    private static final int MIN_KEY_BITS = 2048;

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String issuer;
    private final OpenIdCalls calls;
    private final ProductClock clock;
    private volatile Reading<Optional<Endpoints>> endpoints = new Reading<>(Instant.EPOCH, Optional.empty());
    private volatile Reading<Map<String, RSAKey>> keys = new Reading<>(Instant.EPOCH, Map.of());

    OpenIdProvider(@Value("${groundwork.google.issuer}") String issuer, OpenIdCalls calls, ProductClock clock) {
        if (!isSafe(URI.create(issuer))) {
            throw new IllegalArgumentException("an issuer has https, or http on this machine");
        }
        this.issuer = issuer;
        this.calls = calls;
        this.clock = clock;
    }

    /** The issuer's endpoints. */
    record Endpoints(URI authorization, URI token, URI keys) {}

    private record Reading<T>(Instant at, T value) {

        /** Also false after the clock was moved back. */
        boolean isYounger(Duration age, Instant now) {
            return Duration.between(at, now).abs().compareTo(age) < 0;
        }
    }

    /** Returns the issuer's name, exactly as in its tokens. */
    String issuer() {
        return issuer;
    }

    /**
     * Returns the endpoints.
     *
     * @throws IOException if the issuer does not answer
     */
    Endpoints endpoints() throws IOException {
        var known = endpoints;
        var now = clock.instant();
        if (known.value.isEmpty() || !known.isYounger(MEMORY, now)) {
            known = new Reading<>(now, Optional.of(discover()));
            endpoints = known;
        }
        return known.value.orElseThrow();
    }

    private Endpoints discover() throws IOException {
        var document = calls.get(URI.create(issuer + "/.well-known/openid-configuration"));
        if (!issuer.equals(document.get("issuer"))) {
            throw new IOException("the discovery document is another issuer's");
        }
        return new Endpoints(
                uri(document, "authorization_endpoint"), uri(document, "token_endpoint"), uri(document, "jwks_uri"));
    }

    private static URI uri(Map<String, Object> document, String member) throws IOException {
        if (document.get(member) instanceof String text) {
            try {
                var uri = URI.create(text);
                if (isSafe(uri)) {
                    return uri;
                }
            } catch (IllegalArgumentException e) {
                throw new IOException("the discovery document's " + member + " is no address", e);
            }
        }
        throw new IOException("the discovery document has no usable " + member);
    }

    private static boolean isSafe(URI uri) {
        var isHere = uri.getHost() != null && LOOPBACK.contains(uri.getHost());
        return "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isHere);
    }

    /**
     * Returns the key of this id, or nothing if the issuer has none.
     *
     * @throws IOException if the issuer does not answer
     */
    Optional<RSAKey> key(String kid) throws IOException {
        var known = keys;
        var now = clock.instant();
        var isUseless = !known.isYounger(MEMORY, now) || !known.value.containsKey(kid);
        if (isUseless && !known.isYounger(REREAD_AFTER, now)) {
            known = new Reading<>(now, read());
            keys = known;
        }
        return Optional.ofNullable(known.value.get(kid));
    }

    private Map<String, RSAKey> read() throws IOException {
        try {
            return JWKSet.parse(calls.get(endpoints().keys())).getKeys().stream()
                    .filter(key -> key.getKeyID() != null && key instanceof RSAKey)
                    .map(RSAKey.class::cast)
                    .filter(key -> key.size() >= MIN_KEY_BITS)
                    .limit(MAX_KEYS)
                    .collect(Collectors.toMap(RSAKey::getKeyID, key -> key, (first, second) -> first));
        } catch (ParseException e) {
            throw new IOException("the issuer's keys cannot be read");
        }
    }
}
