package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A service's request to take credits for something that its user did.
 *
 * @param user whose credits
 * @param key under which it may be repeated
 * @param action what was done
 * @param complexity of a build
 * @param cost by the catalogue
 * @param reference what the service calls it
 * @param quote the promise of this cost, where one was presented
 */
public record ConsumeRequest(
        UserId user,
        ScopedKey key,
        Action action,
        Optional<Complexity> complexity,
        Credits cost,
        Reference reference,
        Optional<String> quote) {

    /** Creates a request at the catalogue's price. */
    public ConsumeRequest(
            UserId user,
            ScopedKey key,
            Action action,
            Optional<Complexity> complexity,
            Credits cost,
            Reference reference) {
        this(user, key, action, complexity, cost, reference, Optional.empty());
    }

    /**
     * Returns the hash that tells requests under one key apart. The cost is no part of it: a repeated request is the same whatever the catalogue
     * says by then.
     */
    public String requestHash() {
        return Digest.requestHash(action.text() + "\n"
                + complexity.map(c -> Integer.toString(c.value())).orElse("") + "\n" + reference
                + quote.map(q -> "\n" + q).orElse(""));
    }

    /** Returns the operation to write under this key. */
    public PendingEntry pending(OperationKey operation, Instant now) {
        return PendingEntry.spend(
                EntryType.CONSUME, action, operation, now, requestHash(), cost.amount(), List.of(reference.value()));
    }
}
