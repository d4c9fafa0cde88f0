package dev.groundwork.auth.google;

import java.time.Instant;

/**
 * An identity elsewhere that opens an account.
 *
 * @param provider whose, such as {@code google}
 * @param issuer the provider's name for itself
 * @param subject the provider's name for the person
 * @param linkedAt since when
 */
public record LinkedIdentity(String provider, String issuer, String subject, Instant linkedAt) {}
