package dev.groundwork.auth.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts what callers do, atomically over all processes. A permit is taken before the work it stands for, so of any number of parallel requests
 * of one caller no more than {@link CallerLimit#PERMITS} do it in one window.
 */
public interface CallerLimits {

    /** Takes a permit. Answers how long none is to be had, nothing when one was taken. One round trip; two for the first permit after an old window. */
    Optional<Duration> take(CallerLimit limit, CallerNetwork caller, Instant now);
}
