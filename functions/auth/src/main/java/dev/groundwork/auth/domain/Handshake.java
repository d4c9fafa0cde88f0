package dev.groundwork.auth.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in with Google that a browser has begun and may end once.
 *
 * @param returnTo where the browser goes afterwards
 * @param expiresAt when its end comes too late
 */
public record Handshake(ReturnTo returnTo, Instant expiresAt) {

    /** How long a person has for it, at Google too. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** One that begins now. */
    public static Handshake begin(ReturnTo returnTo, Instant now) {
        return new Handshake(returnTo, now.plus(LIFE));
    }
}
