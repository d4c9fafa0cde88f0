package dev.groundwork.credits.holds;

import java.time.Duration;

/**
 * The lifetime of a hold that nobody commits or releases.
 *
 * @param duration more than nothing
 */
record HoldLife(Duration duration) {

    public HoldLife {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("a hold lives for some time");
        }
    }
}
