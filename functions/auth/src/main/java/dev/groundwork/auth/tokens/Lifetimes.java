package dev.groundwork.auth.tokens;

import java.time.Duration;

/**
 * The lifetimes of tokens and sessions.
 *
 * @param access an access token
 * @param refreshIdle a session that is not used
 * @param refreshAbsolute a session, from sign-in on, whatever happens
 * @param refreshGrace the immediate parent of a refresh token, after its rotation
 * @param verify the token that proves an address
 * @param reset the token that opens an account with a new password
 */
public record Lifetimes(
        Duration access,
        Duration refreshIdle,
        Duration refreshAbsolute,
        Duration refreshGrace,
        Duration verify,
        Duration reset) {

    /** The longest life of an access token: RFC 9068 leaves it open, the product allows 15 minutes. */
    public static final Duration MAX_ACCESS = Duration.ofMinutes(15);

    /** The longest life of a reset token: who reads an old mail opens nothing (ASVS 5.0 6.5.5 asks for short lives). */
    public static final Duration MAX_RESET = Duration.ofMinutes(60);

    public Lifetimes {
        if (access.compareTo(MAX_ACCESS) > 0 || !access.isPositive()) {
            throw new IllegalArgumentException("an access token lives between 0 and 15 minutes");
        }
        if (reset.compareTo(MAX_RESET) > 0 || !reset.isPositive()) {
            throw new IllegalArgumentException("a reset token lives between 0 and 60 minutes");
        }
    }
}
