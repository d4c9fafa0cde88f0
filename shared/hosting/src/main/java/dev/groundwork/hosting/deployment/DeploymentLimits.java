package dev.groundwork.hosting.deployment;

import java.time.Duration;

/**
 * The limits of the worker.
 *
 * @param deployTimeout how long a provider may take from its acceptance on, without the time of a {@code pendingReason}
 * @param lease how long a step may take before another worker repeats it; longer than all calls of one run together may last
 * @param poll the first interval between two polls
 * @param probe how long the url of a build may take to answer once the provider calls the build live
 * @param longestWait the longest interval between two tries
 */
public record DeploymentLimits(
        Duration deployTimeout, Duration lease, Duration poll, Duration probe, Duration longestWait) {

    /** Returns the standard limits with this timeout. */
    public static DeploymentLimits standard(Duration deployTimeout) {
        return new DeploymentLimits(
                deployTimeout,
                Duration.ofMinutes(2),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));
    }
}
