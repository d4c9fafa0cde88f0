package dev.groundwork.auth.throttle;

import dev.groundwork.http.Edge;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts a caller's requests for registrations and mails, atomically over all processes. A permit is taken before the work it allows, so of any
 * number of parallel requests of one caller no more than {@link CallerLimit#PERMITS} are done in one window.
 */
public interface CallerLimits {

    /**
     * Takes a permit for one request. One round trip; two for the first permit after an old window.
     *
     * @return how long the caller has to wait, or nothing if a permit was taken
     */
    Optional<Duration> take(Edge origin, Instant now);
}
