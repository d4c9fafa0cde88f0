package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;

/** The outcome of a request to end a hold. */
public sealed interface HoldEndOutcome {

    /** It ended as asked, now. */
    record Ended(HoldEnd end) implements HoldEndOutcome {}

    /** It ended as asked, before. */
    record Replayed(HoldEnd end) implements HoldEndOutcome {}

    /** It had ended, otherwise than asked. */
    record EndedOtherwise() implements HoldEndOutcome {}

    /** Its time was over. */
    record Expired() implements HoldEndOutcome {}

    /** It does not cover the amount; it stays open. */
    record AmountExceedsHold(Credits held) implements HoldEndOutcome {}

    /** There is no such hold. */
    record UnknownHold() implements HoldEndOutcome {}

    /** Others were in the way for too long; the same request finds out what happened. */
    record Busy() implements HoldEndOutcome {}
}
