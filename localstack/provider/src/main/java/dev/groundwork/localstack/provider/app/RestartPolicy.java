package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.ProviderLimits;
import java.time.Duration;
import java.util.Optional;

/** Decides after each end of an app's process: it is started again after a growing pause, until it has ended quickly too often in a row. */
final class RestartPolicy {

    private final ProviderLimits.Times times;
    private int deaths;
    private boolean crashed;

    RestartPolicy(ProviderLimits.Times times) {
        this.times = times;
    }

    /** Tells whether it is not started again. */
    boolean isCrashed() {
        return crashed;
    }

    /** Begins anew: what was before does not count. */
    void reset() {
        deaths = 0;
        crashed = false;
    }

    /**
     * Counts an end.
     *
     * @param quickly whether it came soon after the start
     * @return the pause before the next start, nothing when there is to be none
     */
    Optional<Duration> ended(boolean quickly) {
        deaths = quickly ? deaths + 1 : 1;
        if (deaths >= times.quickDeaths()) {
            crashed = true;
            return Optional.empty();
        }
        var pause = times.firstPause().multipliedBy(1L << (deaths - 1));
        return Optional.of(pause.compareTo(times.longestPause()) < 0 ? pause : times.longestPause());
    }
}
