package dev.groundwork.auth.domain;

import java.time.Duration;

/**
 * How long things live.
 *
 * @param access an access token
 * @param refreshIdle a session that is not used
 * @param refreshAbsolute a session, from sign-in on, whatever happens
 * @param refreshGrace the immediate parent of a refresh token, after its rotation
 * @param verify the token that proves an address
 */
public record Lifetimes(
        Duration access, Duration refreshIdle, Duration refreshAbsolute, Duration refreshGrace, Duration verify) {

    /** The longest life of an access token: RFC 9068 leaves it open, the product allows 15 minutes. */
    public static final Duration MAX_ACCESS = Duration.ofMinutes(15);

    public Lifetimes {
        if (access.compareTo(MAX_ACCESS) > 0 || !access.isPositive()) {
            throw new IllegalArgumentException("an access token lives between 0 and 15 minutes");
        }
    }
}
