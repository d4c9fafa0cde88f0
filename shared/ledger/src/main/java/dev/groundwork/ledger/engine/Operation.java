package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/**
 * One request to a ledger. It may read, and decides what is to be done next; the interpreter alone writes. An operation serves one request and
 * one thread.
 *
 * @param <O> what the caller is answered
 */
interface Operation<O> {

    /** Returns whose ledger it concerns. */
    UserId user();

    /** Returns the next step, as far as it follows from what is known. */
    Step<O> next();

    /** Returns the idempotency record that it has claimed, to be forgotten when the user turns out to have no ledger. */
    default Optional<String> claimedRecord() {
        return Optional.empty();
    }

    /** Returns the answer for a user who has no ledger. */
    O unknownUser();

    /** Returns the answer when others were in the way for too long. */
    O busy();
}
