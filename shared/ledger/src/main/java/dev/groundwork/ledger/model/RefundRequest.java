package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;

/**
 * A service's request to give a consume back.
 *
 * @param transaction what the consume has answered
 * @param key under which it may be repeated
 * @param reason what for, in the service's words
 */
public record RefundRequest(TransactionId transaction, ScopedKey key, Reference reason) {

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

    /**
     * Says that a consume was refunded, and by what.
     *
     * @param consume what was refunded
     * @param operation what refunded it
     * @param recordName names the idempotency record of the request
     * @param reason what for, in the service's words
     */
    public record RefundRecord(TransactionId consume, OperationKey operation, String recordName, Reference reason)
            implements AdditionalWrite {}
}
