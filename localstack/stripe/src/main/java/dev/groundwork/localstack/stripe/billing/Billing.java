package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Events;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Expansion;
import dev.groundwork.localstack.stripe.wire.Operations;

/** All of billing on one account, wired. */
public final class Billing {

    private final Account account;
    private final Operations operations = new Operations();
    private final Expansion expansion;
    private final Checkout checkout;
    private final Due due;
    private final Cards cards;
    private final Refunds refunds;
    private final Disputes disputes;
    private final Renewals renewals;

    public Billing(Account account, Site site) {
        this.account = account;
        expansion = new Expansion(account);
        cards = new Cards(account);
        refunds = new Refunds(account);
        disputes = new Disputes(account);
        var payments = new Payments(account, site);
        var subscriptions = new Subscriptions(account);
        var invoices = new Invoices(account, site);
        var invoicePayments = new InvoicePayments(account, invoices, payments, cards);
        var sessions = new CheckoutSessions(account, site);
        var schedules = new Schedules(account, subscriptions);
        checkout = new Checkout(
                account,
                sessions,
                payments,
                cards,
                new CheckoutSubscriptions(account, cards, subscriptions, invoices),
                invoicePayments);
        due = new Due(account, sessions, schedules, subscriptions, invoices, invoicePayments);
        renewals = new Renewals(account, cards, due, invoicePayments);
        new Customers(account, subscriptions).addTo(operations);
        new Catalogue(account).addTo(operations);
        sessions.addTo(operations, expansion);
        payments.addTo(operations);
        cards.addTo(operations);
        refunds.addTo(operations);
        disputes.addTo(operations);
        invoicePayments.addTo(operations);
        subscriptions.addTo(operations);
        new SubscriptionChanges(account, subscriptions, invoices, invoicePayments).addTo(operations);
        schedules.addTo(operations);
        new Portal(account, site).addTo(operations);
        new EventOperations(account).addTo(operations);
        new WebhookEndpoints(account).addTo(operations);
        expansion.add("invoice.payments", invoice -> of(account, "invoice_payment", "invoice", invoice));
        expansion.add("charge.refunds", charge -> of(account, "refund", "charge", charge));
        expansion.add("customer.subscriptions", customer -> of(account, "subscription", "customer", customer));
    }

    private static ObjectNode of(Account account, String type, String member, ObjectNode owner) {
        var list = Json.object().put("object", "list").put("has_more", false);
        list.put("url", "/v1/" + type + "s?" + member + "=" + Json.need(owner, "id"));
        var data = list.putArray("data");
        account.all(type).reversed().stream()
                .filter(object -> object.path(member).equals(owner.path("id")))
                .map(Events::shown)
                .forEach(data::add);
        return list;
    }

    /** Returns the operations of the API. */
    public Operations operations() {
        return operations;
    }

    /** Returns what can be expanded. */
    public Expansion expansion() {
        return expansion;
    }

    /** Returns the actions of the checkout page. */
    public Checkout checkout() {
        return checkout;
    }

    /** Ends a subscription with its period, or lets it go on, as the portal does. */
    public ObjectNode cancelAtPeriodEnd(String id, boolean ends) {
        var subscription = account.edit(account.require("subscription", id, "subscription"));
        SubscriptionChanges.cancelAtPeriodEnd(subscription, ends, account.now());
        account.events().emitUpdated("customer.subscription.updated", subscription);
        return subscription;
    }

    /** Returns what time brings. */
    public Due due() {
        return due;
    }

    /** Returns renewals that are asked for. */
    public Renewals renewals() {
        return renewals;
    }

    /** Returns the cards of customers. */
    public Cards cards() {
        return cards;
    }

    /** Returns the refunds. */
    public Refunds refunds() {
        return refunds;
    }

    /** Returns the disputes. */
    public Disputes disputes() {
        return disputes;
    }
}
