package dev.groundwork.payments.webhook;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.PaymentFact;
import dev.groundwork.ledger.model.PaymentFact.Receipted;
import dev.groundwork.payments.subscription.StripeState;
import java.time.Instant;
import java.util.Optional;

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

    /**
     * An invoice of a subscription is paid.
     *
     * @param stated what it gives
     * @param receipt the page at which it can be seen, where there is one
     * @param subscription its id at Stripe
     * @param at when
     */
    record Paid(Stated stated, Optional<Receipted> receipt, String subscription, Instant at) implements Reading {}

    /**
     * An invoice of a subscription could not be paid.
     *
     * @param user whose
     * @param invoice its id
     * @param subscription its id at Stripe
     * @param at when
     */
    record Unpaid(UserId user, String invoice, String subscription, Instant at) implements Reading {}

    /**
     * It states how a subscription stands.
     *
     * @param state how
     * @param at when
     */
    record Subscribed(StripeState state, Instant at) implements Reading {}

    /**
     * A subscription has changed, and Stripe knows how it stands.
     *
     * @param user whose
     * @param subscription its id at Stripe
     */
    record Changed(UserId user, String subscription) implements Reading {}

    /** It is ours and cannot be applied. */
    record Unreadable(String reason) implements Reading {}
}
