package dev.groundwork.appregistry.model;

import java.time.Instant;

/**
 * The right to perform a deployment's next step. Only its holder may record the result of the step; a worker that lost it, by time or to
 * another writer, may not.
 *
 * @param token the holder's token, never used again
 * @param until when the lease ends by itself, so that a holder that died does not block the step
 */
public record StepLease(String token, Instant until) {

    /** Returns true if the lease has not ended. */
    public boolean isLive(Instant now) {
        return until.isAfter(now);
    }
}
