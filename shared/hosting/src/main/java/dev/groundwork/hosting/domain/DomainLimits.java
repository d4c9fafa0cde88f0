package dev.groundwork.hosting.domain;

import java.time.Duration;

/**
 * The limits of custom domains, by the product's clock.
 *
 * @param claimLife how long a claim can be proven
 * @param proofGrace how long the proof of a proven domain may be missing before the domain is taken from its app
 * @param checkEvery the interval of checks until a domain answers
 * @param watchEvery the interval of checks of one that answers, or that waits for its owner for longer than a claim lives
 * @param perApp the most claims of an app, ended ones too
 */
public record DomainLimits(
        Duration claimLife, Duration proofGrace, Duration checkEvery, Duration watchEvery, int perApp) {

    /** The limits of the product. */
    public static final DomainLimits STANDARD =
            new DomainLimits(Duration.ofDays(3), Duration.ofDays(3), Duration.ofMinutes(1), Duration.ofHours(1), 20);
}
