package dev.groundwork.localstack.google;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Codes that were given out and not used. The oldest goes when there are too many. */
final class Grants {

    private static final int MAX_GRANTS = 1000;
    private static final int CODE_BYTES = 24;
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Grant> grants = new LinkedHashMap<>();

    Grants(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * The grant behind a code.
     *
     * @param person who signed in
     * @param redirectUri where the code was sent
     * @param challenge of PKCE, method S256
     * @param nonce for the ID token, where the client sent one
     * @param expiresAt when the code comes too late
     */
    record Grant(Person person, String redirectUri, String challenge, Optional<String> nonce, Instant expiresAt) {}

    /** Gives out a code. */
    synchronized String give(Person person, String redirectUri, String challenge, Optional<String> nonce) {
        var bytes = new byte[CODE_BYTES];
        random.nextBytes(bytes);
        var code = "4/" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        grants.put(
                code,
                new Grant(person, redirectUri, challenge, nonce, clock.instant().plus(LIFE)));
        if (grants.size() > MAX_GRANTS) {
            grants.remove(grants.keySet().iterator().next());
        }
        return code;
    }

    /** Takes a code back: it works once, whatever comes of it. Nothing where it is unknown, used or expired. */
    synchronized Optional<Grant> take(String code) {
        return Optional.ofNullable(grants.remove(code))
                .filter(grant -> grant.expiresAt().isAfter(clock.instant()));
    }
}
