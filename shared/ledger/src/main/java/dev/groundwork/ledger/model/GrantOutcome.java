package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import java.time.Instant;
import java.util.Optional;

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

    /** The key was used for another request. */
    record KeyReused() implements GrantOutcome {}

    /** There is no such user. */
    record UnknownUser() implements GrantOutcome {}

    /** Others were in the way for too long; the same request finds out what happened. */
    record Busy() implements GrantOutcome {}
}
