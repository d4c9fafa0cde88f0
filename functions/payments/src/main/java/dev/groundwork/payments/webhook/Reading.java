package dev.groundwork.payments.webhook;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.PaymentFact;

/** The meaning of an event for credits. */
sealed interface Reading {

    /** It changes nothing: an unknown type, an object that is not ours, or a state that gives and takes nothing. */
    record Nothing() implements Reading {}

    /**
     * It states a fact of a payment.
     *
     * @param user who paid
     * @param payment its id
     * @param fact which
     */
    record Stated(UserId user, String payment, PaymentFact fact) implements Reading {}

    /** It is ours and cannot be applied. */
    record Unreadable(String reason) implements Reading {}
}
