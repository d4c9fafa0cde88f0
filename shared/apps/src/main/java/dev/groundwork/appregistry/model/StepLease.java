package dev.groundwork.appregistry.model;

import java.time.Instant;

/**
 * The right to do a deployment's next step. Who holds it may write what came of the step; who lost it, by time or by another writer, may
 * not.
 *
 * @param token names this holder, never another one
 * @param until when it ends by itself, so that a holder that died does not hold for ever
 */
public record StepLease(String token, Instant until) {

    /** Whether it still holds. */
    public boolean isLive(Instant now) {
        return until.isAfter(now);
    }
}
