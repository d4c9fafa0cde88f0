package dev.groundwork.ledger.domain;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.time.Instant;

/**
 * A service's request to reserve credits before it is known what something costs.
 *
 * @param user whose credits
 * @param key under which it may be repeated
 * @param action what for
 * @param amount what it may cost at most, 1 or more
 * @param reference what the service calls it
 * @param expiresAt when they are free again whatever happens
 */
public record Reservation(
        UserId user, ScopedKey key, Action action, Credits amount, Reference reference, Instant expiresAt) {

    private static final int PRINT_BYTES = 6;

    /** The hold that it asks for, under this name. */
    public Hold hold(OperationKey operation) {
        return new Hold(
                operation, action, amount.amount(), Instant.ofEpochMilli(expiresAt.toEpochMilli()), reference.value());
    }

    /** Tells requests under one key apart. The end of its time is no part of it: nobody asks for one. */
    public String print() {
        return Digest.prefix(action.text() + "\n" + amount.amount() + "\n" + reference, PRINT_BYTES);
    }
}
