package dev.groundwork.auth.port;

import dev.groundwork.auth.domain.CallerLimit;
import dev.groundwork.auth.domain.CallerNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts what callers do, atomically over all processes. A place is taken before the work it stands for, so of any number of parallel requests
 * of one caller no more than {@link CallerLimit#PLACES} do it in one window.
 */
public interface CallerLimits {

    /** Takes a place. Answers how long none is to be had, nothing when one was taken. One round trip; two for the first place after an old window. */
    Optional<Duration> take(CallerLimit limit, CallerNetwork caller, Instant now);
}
