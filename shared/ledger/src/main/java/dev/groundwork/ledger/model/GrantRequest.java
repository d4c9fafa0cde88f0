package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.ScopedKey.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * A service's request to give a user credits.
 *
 * @param user who gets them
 * @param key under which it may be repeated
 * @param amount how many, 1 or more
 * @param reason what for, in the service's words
 * @param expiresAt when what is left of them is gone
 */
public record GrantRequest(UserId user, ScopedKey key, Credits amount, Reference reason, Optional<Instant> expiresAt) {

    /** The most that is given at once. */
    public static final Credits MAX = Credits.of(1_000_000_000);

    public GrantRequest {
        expiresAt = expiresAt.map(at -> Instant.ofEpochMilli(at.toEpochMilli()));
    }

    /** Returns the credits as a lot. */
    public Lot lot() {
        return new Lot(Lot.Kind.BONUS, expiresAt, amount.amount());
    }

    /** Returns the hash that tells requests under one key apart. */
    public String requestHash() {
        return Digest.requestHash(
                amount.amount() + "\n" + expiresAt.map(Instant::toString).orElse("") + "\n" + reason);
    }

    /** The outcome of a request to give credits. */
    public sealed interface GrantOutcome {

        /**
         * The answer of a grant, the first time and every time after.
         *
         * @param transaction names its entry
         * @param amount how many
         * @param balanceAfter what there was then
         * @param expiresAt when what is left of them is gone
         */
        record Granted(TransactionId transaction, Credits amount, Credits balanceAfter, Optional<Instant> expiresAt) {}

        /** Given now. */
        record Given(Granted granted) implements GrantOutcome {}

        /** Given before, by the same request. */
        record Replayed(Granted granted) implements GrantOutcome {}

        /** The credits would be gone already; nothing was given, and the key is free for another try. */
        record ExpiredBefore() implements GrantOutcome {}

        /** The user has as many lots as there may be; nothing was given, and the key is free for another try. */
        record TooManyLots() implements GrantOutcome {}

        /** The key was used for another request. */
        record KeyReused() implements GrantOutcome {}

        /** There is no such user. */
        record UnknownUser() implements GrantOutcome {}

        /** Others were in the way for too long; the same request finds out what happened. */
        record Busy() implements GrantOutcome {}
    }
}
