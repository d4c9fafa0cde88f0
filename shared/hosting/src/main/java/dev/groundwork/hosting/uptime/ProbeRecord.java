package dev.groundwork.hosting.uptime;

import java.net.URI;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * A probe that was made.
 *
 * @param at when it began
 * @param url what was asked
 * @param status the HTTP status, nothing where no answer came
 * @param latencyMillis the time to the whole answer, or until it was given up
 */
public record ProbeRecord(Instant at, URI url, OptionalInt status, long latencyMillis) {

    /** The first status that is a fault of the app or of its provider. */
    private static final int FAULT = 500;

    /** Returns true if the app answered without a fault of its own: it is up. */
    public boolean isOk() {
        return status.isPresent() && status.getAsInt() < FAULT;
    }
}
