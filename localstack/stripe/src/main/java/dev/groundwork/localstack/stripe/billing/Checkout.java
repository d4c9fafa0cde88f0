package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import java.util.Optional;

/** Lets a checkout session go on as a person, and then the bank, decides. */
public final class Checkout {

    private static final String SOMEBODY = "somebody@example.com";
    private static final int WHOLE = 100;

    private final Account account;
    private final CheckoutSessions sessions;
    private final Payments payments;
    private final Cards cards;
    private final CheckoutSubscriptions plans;
    private final InvoicePayments invoicePayments;

    Checkout(
            Account account,
            CheckoutSessions sessions,
            Payments payments,
            Cards cards,
            CheckoutSubscriptions plans,
            InvoicePayments invoicePayments) {
        this.account = account;
        this.sessions = sessions;
        this.payments = payments;
        this.cards = cards;
        this.plans = plans;
        this.invoicePayments = invoicePayments;
    }

    /** Does an action with a session; {@code percentOff} is what a promotion code takes off, 0 without one. */
    public ObjectNode act(String id, CheckoutAction action, int percentOff) {
        var session = account.edit(account.require("checkout.session", id, "id"));
        var isOpen = Json.need(session, "status").equals("open");
        var isAwaited = Json.need(session, "status").equals("complete")
                && Json.need(session, "payment_status").equals("unpaid");
        if (action.isLater() ? !isAwaited : !isOpen) {
            throw ApiError.refused(
                    "checkout_session_state",
                    "The session is " + Json.need(session, "status") + " and " + Json.need(session, "payment_status")
                            + ": " + action.text() + " is not possible.");
        }
        discount(session, percentOff);
        switch (action) {
            case PAY -> pay(session, percentOff);
            case DECLINE -> payments.decline(intent(session), cards.make(Optional.empty(), true), email(session));
            case REQUIRES_ACTION -> payments.challenge(intent(session), cards.make(Optional.empty(), false));
            case ASYNC_PENDING -> payLater(session);
            case ASYNC_SUCCEED -> arrived(session);
            case ASYNC_FAIL -> failed(session);
            case EXPIRE -> sessions.expire(session);
        }
        return session;
    }

    private static void discount(ObjectNode session, int percentOff) {
        if (percentOff > 0) {
            var subtotal = session.path("amount_subtotal").asLong();
            var off = subtotal * percentOff / WHOLE;
            session.put("amount_total", subtotal - off);
            Json.child(session, "total_details").put("amount_discount", off);
        }
    }

    private void pay(ObjectNode session, int percentOff) {
        var isFree = session.path("amount_total").asLong() == 0;
        complete(session);
        if (isSubscription(session)) {
            var invoice = plans.subscribe(session, percentOff);
            invoicePayments.attempt(invoice);
            plans.began(session);
        } else if (!isFree) {
            payments.succeed(intent(session), cards.make(Json.text(session, "customer"), false), email(session));
        }
        session.put("payment_status", isFree ? "no_payment_required" : "paid");
        account.events().emit("checkout.session.completed", session);
    }

    private void payLater(ObjectNode session) {
        complete(session);
        if (isSubscription(session)) {
            var invoice = plans.subscribe(session, 0);
            invoicePayments.await(invoice, cards.of(plans.subscription(session)).orElseThrow());
            plans.began(session);
        } else {
            payments.await(intent(session), cards.make(Json.text(session, "customer"), false), email(session));
        }
        account.events().emit("checkout.session.completed", session);
    }

    private void arrived(ObjectNode session) {
        if (isSubscription(session)) {
            invoicePayments.attempt(plans.invoice(session));
        } else {
            payments.succeed(intent(session), cards.make(Json.text(session, "customer"), false), email(session));
        }
        session.put("payment_status", "paid");
        account.events().emit("checkout.session.async_payment_succeeded", session);
    }

    private void failed(ObjectNode session) {
        if (isSubscription(session)) {
            var invoice = plans.invoice(session);
            payments.decline(
                    invoicePayments.intent(invoice),
                    cards.of(plans.subscription(session)).orElseThrow(),
                    email(session));
            invoicePayments.failed(invoice);
            var subscription = account.edit(plans.subscription(session)).put("status", "past_due");
            account.events().emitUpdated("customer.subscription.updated", subscription);
        } else {
            payments.decline(intent(session), cards.make(Json.text(session, "customer"), true), email(session));
        }
        account.events().emit("checkout.session.async_payment_failed", session);
    }

    private void complete(ObjectNode session) {
        session.put("status", "complete").putNull("url");
        var needsCustomer = isSubscription(session)
                || Json.text(session, "customer_creation")
                        .filter("always"::equals)
                        .isPresent();
        if (needsCustomer && !Json.has(session, "customer")) {
            var customer = Customers.guest(account, email(session).orElse(SOMEBODY));
            session.put("customer", Json.need(customer, "id"));
        }
        var details = session.putObject("customer_details");
        details.putNull("address").put("email", email(session).orElse(SOMEBODY));
        details.putNull("name").putNull("phone").put("tax_exempt", "none").putArray("tax_ids");
    }

    /** Returns the payment intent of a session for one payment, made by the first attempt. */
    private ObjectNode intent(ObjectNode session) {
        var made = Json.text(session, "payment_intent").flatMap(id -> account.find("payment_intent", id));
        if (made.isPresent()) {
            return made.get();
        }
        var data = session.path(CheckoutSessions.INTENT_DATA);
        var intent = payments.intent(
                session.path("amount_total").asLong(),
                Json.need(session, "currency"),
                Json.text(session, "customer"),
                Json.text(data, "description").orElse(""),
                data.path("metadata"));
        intent.put("receipt_email", Json.text(data, "receipt_email").orElse(null));
        if (!isSubscription(session)) {
            session.put("payment_intent", Json.need(intent, "id"));
        }
        return intent;
    }

    private static boolean isSubscription(ObjectNode session) {
        return Json.need(session, "mode").equals("subscription");
    }

    private Optional<String> email(ObjectNode session) {
        return Json.text(session, "customer_email")
                .or(() -> Json.text(session, "customer")
                        .flatMap(id -> account.find("customer", id))
                        .flatMap(customer -> Json.text(customer, "email")));
    }
}
