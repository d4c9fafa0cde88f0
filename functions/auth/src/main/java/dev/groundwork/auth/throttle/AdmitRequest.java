package dev.groundwork.auth.throttle;

import dev.groundwork.auth.activity.Origin;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Counts a registration or a request for a mail against its caller's limit, before anything is hashed or looked up for it. */
@Singleton
public final class AdmitRequest {

    private final CallerLimits limits;
    private final ProductClock clock;

    AdmitRequest(CallerLimits limits, ProductClock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** How long the caller has to wait; nothing when the request may go on, which it is counted for. */
    public Optional<Duration> admit(Origin origin) {
        return limits.take(CallerLimit.REQUESTS, CallerNetwork.of(origin.ip()), clock.instant());
    }
}
