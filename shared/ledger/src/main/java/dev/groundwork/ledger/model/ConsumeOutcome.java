package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;

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
