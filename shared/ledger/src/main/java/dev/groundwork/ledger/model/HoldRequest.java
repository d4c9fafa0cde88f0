package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A service's request to reserve credits before it is known what something costs.
 *
 * @param user whose credits
 * @param key under which it may be repeated
 * @param action what for
 * @param amount what it may cost at most, 1 or more
 * @param reference what the service calls it
 * @param expiresAt when they are free again whatever happens
 * @param quote the promise of this amount, where one was presented
 */
public record HoldRequest(
        UserId user,
        ScopedKey key,
        Action action,
        Credits amount,
        Reference reference,
        Instant expiresAt,
        Optional<String> quote) {

    /** Returns the hold that it asks for, under this name. */
    public Hold hold(OperationKey operation) {
        return new Hold(
                operation, action, amount.amount(), Instant.ofEpochMilli(expiresAt.toEpochMilli()), reference.value());
    }

    /** Returns the hash that tells requests under one key apart. The end of its time is no part of it: nobody asks for one. */
    public String requestHash() {
        return Digest.requestHash(action.text() + "\n" + amount.amount() + "\n" + reference
                + quote.map(q -> "\n" + q).orElse(""));
    }
}
