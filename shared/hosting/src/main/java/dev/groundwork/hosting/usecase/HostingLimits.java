package dev.groundwork.hosting.usecase;

import java.time.Duration;

/**
 * The limits of the worker.
 *
 * @param deployTimeout how long a provider may take from its acceptance on; what a {@code pendingReason} takes does not count
 * @param lease how long a step may take before another one does it; longer than all calls of one run together may last
 * @param poll how long until a deployment is looked at again
 * @param probe how long a build that the provider calls live may take until its url answers
 * @param longestWait the longest pause between two looks
 */
public record HostingLimits(
        Duration deployTimeout, Duration lease, Duration poll, Duration probe, Duration longestWait) {

    /** All of them by this timeout and the standard values. */
    public static HostingLimits standard(Duration deployTimeout) {
        return new HostingLimits(
                deployTimeout,
                Duration.ofMinutes(2),
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));
    }
}
