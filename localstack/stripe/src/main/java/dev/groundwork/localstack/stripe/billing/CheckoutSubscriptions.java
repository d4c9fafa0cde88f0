package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.billing.Invoices.Line;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Json;
import java.util.Optional;

/** The subscription that a checkout session begins, and its first invoice. */
final class CheckoutSubscriptions {

    private final Account account;
    private final Cards cards;
    private final Subscriptions subscriptions;
    private final Invoices invoices;

    CheckoutSubscriptions(Account account, Cards cards, Subscriptions subscriptions, Invoices invoices) {
        this.account = account;
        this.cards = cards;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
    }

    /** Begins the subscription; returns the first invoice, which nobody has paid yet. */
    ObjectNode subscribe(ObjectNode session, int percentOff) {
        var customer = Json.need(session, "customer");
        var card = cards.make(Optional.of(customer), false);
        var data = session.path(CheckoutSessions.SUBSCRIPTION_DATA);
        var subscription = subscriptions.begin(customer, card, CheckoutSessions.items(session), data.path("metadata"));
        subscription.put("description", Json.text(data, "description").orElse(null));
        session.put("subscription", Json.need(subscription, "id"));
        var now = account.now();
        var invoice = invoices.draft(subscription, "subscription_create", now, now);
        Subscriptions.items(subscription).forEach(item -> invoices.add(invoice, subscription, Line.whole(item)));
        invoices.finish(invoice, percentOff);
        session.put("invoice", Json.need(invoice, "id"));
        return invoice;
    }

    /** The subscription is active from now on. */
    void began(ObjectNode session) {
        var subscription = account.edit(subscription(session)).put("status", "active");
        account.events().emit("customer.subscription.created", subscription);
    }

    ObjectNode invoice(ObjectNode session) {
        return account.get("invoice", Json.need(session, "invoice"));
    }

    ObjectNode subscription(ObjectNode session) {
        return account.get("subscription", Json.need(session, "subscription"));
    }
}
