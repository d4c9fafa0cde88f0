package dev.groundwork.auth.port;

import dev.groundwork.auth.domain.CallerLimit;
import dev.groundwork.auth.domain.CallerNetwork;
import java.time.Duration;
import java.time.Instant;

/**
 * Counts what callers do, atomically over all processes. A place is taken before the work it stands for, so of any number of parallel requests
 * of one caller no more than {@link CallerLimit#PLACES} do it in one window.
 */
public interface CallerLimits {

    /** Takes a place, or tells how long none is to be had. One round trip; two for the first place after an old window. */
    Admission take(CallerLimit limit, CallerNetwork caller, Instant now);

    /** The work was not done, or need not count. A place of a window that is over is left alone. */
    void giveBack(Admission.Place place);

    /** What came of asking for a place. */
    sealed interface Admission {

        /**
         * A place was taken.
         *
         * @param since the beginning of its window
         */
        record Place(CallerLimit limit, CallerNetwork caller, Instant since) implements Admission {}

        /**
         * All places of the window are taken.
         *
         * @param left how long the window lasts yet, at most {@link CallerLimit#WINDOW}
         */
        record Over(Duration left) implements Admission {}
    }
}
