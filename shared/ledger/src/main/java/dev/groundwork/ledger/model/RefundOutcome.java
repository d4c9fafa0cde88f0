package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;

/** The outcome of a request to refund a consume. */
public sealed interface RefundOutcome {

    /**
     * The answer of a refund, the first time and every time after.
     *
     * @param transaction names the refund's entry
     * @param refundOf what was refunded
     * @param amount how much
     * @param balanceAfter what there is then
     */
    record Refund(TransactionId transaction, TransactionId refundOf, Credits amount, Credits balanceAfter) {}

    /** Refunded now. */
    record Refunded(Refund refund) implements RefundOutcome {}

    /** Refunded before, by the same request. */
    record Replayed(Refund refund) implements RefundOutcome {}

    /** Refunded before, under another key. */
    record AlreadyRefunded() implements RefundOutcome {}

    /** It is there, but no consume. */
    record NotRefundable() implements RefundOutcome {}

    /** There is no such transaction. */
    record UnknownTransaction() implements RefundOutcome {}

    /** The key was used for another transaction. */
    record KeyReused() implements RefundOutcome {}

    /** Others were in the way for too long; the same request finds out what happened. */
    record Busy() implements RefundOutcome {}
}
