package dev.groundwork.payments.webhook;

import java.util.Arrays;
import java.util.Optional;

/**
 * The types of events that can change something here. Stripe's endpoint has to be subscribed to these
 * (<a href="https://docs.stripe.com/api/events/types">Stripe: types of events</a>); all others are ignored. A recorded example of each stands in
 * {@code events/stripe}.
 */
public enum EventType {
    CHARGE_DISPUTE_CLOSED("charge.dispute.closed"),
    CHARGE_DISPUTE_CREATED("charge.dispute.created"),
    CHARGE_DISPUTE_FUNDS_REINSTATED("charge.dispute.funds_reinstated"),
    CHARGE_DISPUTE_FUNDS_WITHDRAWN("charge.dispute.funds_withdrawn"),
    CHARGE_DISPUTE_UPDATED("charge.dispute.updated"),
    CHARGE_REFUND_UPDATED("charge.refund.updated"),
    CHARGE_REFUNDED("charge.refunded"),
    CHARGE_SUCCEEDED("charge.succeeded"),
    CHECKOUT_SESSION_ASYNC_PAYMENT_SUCCEEDED("checkout.session.async_payment_succeeded"),
    CHECKOUT_SESSION_COMPLETED("checkout.session.completed"),
    CUSTOMER_SUBSCRIPTION_CREATED("customer.subscription.created"),
    CUSTOMER_SUBSCRIPTION_DELETED("customer.subscription.deleted"),
    CUSTOMER_SUBSCRIPTION_PAUSED("customer.subscription.paused"),
    CUSTOMER_SUBSCRIPTION_RESUMED("customer.subscription.resumed"),
    CUSTOMER_SUBSCRIPTION_UPDATED("customer.subscription.updated"),
    INVOICE_PAID("invoice.paid"),
    INVOICE_PAYMENT_FAILED("invoice.payment_failed"),
    REFUND_FAILED("refund.failed"),
    REFUND_UPDATED("refund.updated"),
    SUBSCRIPTION_SCHEDULE_RELEASED("subscription_schedule.released"),
    SUBSCRIPTION_SCHEDULE_UPDATED("subscription_schedule.updated");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /** Returns Stripe's name of the type. */
    public String text() {
        return text;
    }

    /** Finds the type by Stripe's name; nothing for the types that change nothing here. */
    public static Optional<EventType> parse(String text) {
        return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
