package dev.groundwork.ledger.model;

import dev.groundwork.kernel.UserId;

/**
 * A request to apply what an event says of a payment.
 *
 * @param user who paid
 * @param payment its id at Stripe, {@code pi_…}; for a subscription that of the invoice, {@code in_…}
 * @param event the event's id at Stripe; it is applied once
 * @param fact what it says
 */
public record PaymentRequest(UserId user, String payment, String event, PaymentFact fact) {

    /** Returns the item that says that the event was applied. */
    public AppliedEvent applied() {
        return new AppliedEvent(user, event, payment);
    }

    /**
     * Says that an event was applied.
     *
     * @param user whose ledger
     * @param event its id at Stripe
     * @param payment what it was about
     */
    public record AppliedEvent(UserId user, String event, String payment) implements AdditionalWrite {}

    /** The outcome of a request to apply a payment. */
    public sealed interface PaymentOutcome {

        /** Applied now. */
        record Applied(PaymentRecord payment) implements PaymentOutcome {}

        /** Applied before, by this event or by another that said the same. */
        record Known() implements PaymentOutcome {}

        /** There is no such user, or not any more. */
        record UnknownUser() implements PaymentOutcome {}

        /** Others were in the way for too long; the same request finds out what happened. */
        record Busy() implements PaymentOutcome {}
    }
}
