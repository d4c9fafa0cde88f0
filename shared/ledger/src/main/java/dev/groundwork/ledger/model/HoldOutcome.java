package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;

/** The outcome of a request to reserve credits. */
public sealed interface HoldOutcome {

    /** Reserved now. */
    record Held(HoldReceipt receipt) implements HoldOutcome {}

    /** Reserved before, under the same key, by the same request; whether it is still is not said. */
    record Replayed(HoldReceipt receipt) implements HoldOutcome {}

    /** Not reserved; the key is free for another try. */
    record InsufficientCredits(Credits required, Credits available) implements HoldOutcome {}

    /** Not reserved: {@link Hold#MAX_OPEN} holds are open; the key is free for another try. */
    record TooManyHolds() implements HoldOutcome {}

    /** The key was used for another request. */
    record KeyReused() implements HoldOutcome {}

    /** There is no such user. */
    record UnknownUser() implements HoldOutcome {}

    /** Others were in the way for too long; nothing was reserved under this key yet that this request knows of. */
    record Busy() implements HoldOutcome {}
}
