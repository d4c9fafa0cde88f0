package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Catalogue.Complexity;
import dev.groundwork.ledger.model.ScopedKey.Digest;
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

    /** The outcome of a request to consume credits. */
    public sealed interface ConsumeOutcome {

        /** Taken now. */
        record Consumed(ConsumeReceipt receipt) implements ConsumeOutcome {}

        /** Taken before, under the same key, by the same request. */
        record Replayed(ConsumeReceipt receipt) implements ConsumeOutcome {}

        /** Not taken; the key is free for another try. */
        record InsufficientCredits(Credits required, Credits available) implements ConsumeOutcome {}

        /** The key was used for another request. */
        record KeyReused() implements ConsumeOutcome {}

        /** There is no such user. */
        record UnknownUser() implements ConsumeOutcome {}

        /** Others were in the way for too long; nothing was taken under this key yet that this request knows of. */
        record Busy() implements ConsumeOutcome {}
    }

    /**
     * The answer of a consume, the first time and every time after.
     *
     * @param transaction names its entry
     * @param action what was paid for
     * @param cost what it took
     * @param balanceAfter what it left
     * @param lowBalance whether that was below the user's threshold
     */
    public record ConsumeReceipt(
            TransactionId transaction,
            Optional<Action> action,
            Credits cost,
            Credits balanceAfter,
            boolean lowBalance) {}
}
