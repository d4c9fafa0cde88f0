package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Json;

/** Renewals on demand: one that fails, so that an event of a failed payment is true, and the payment that comes after all. */
public final class Renewals {

    private final Account account;
    private final Cards cards;
    private final Due due;
    private final InvoicePayments payments;

    Renewals(Account account, Cards cards, Due due, InvoicePayments payments) {
        this.account = account;
        this.cards = cards;
        this.due = due;
        this.payments = payments;
    }

    /** Ends the period of a subscription now, and lets its renewal fail, unless an invoice of it is unpaid already. */
    public void fail(ObjectNode subscription) {
        if (Subscriptions.isAlive(subscription) && isPaid(newest(subscription))) {
            cards.replace(Json.need(subscription, "customer"), true);
            due.endPeriod(Json.need(subscription, "id"));
            due.settle();
        }
    }

    /** Pays the newest invoice of a subscription with a card that works, unless it is paid. */
    public void pay(ObjectNode subscription) {
        var invoice = newest(subscription);
        if (Subscriptions.isAlive(subscription) && !isPaid(invoice)) {
            cards.replace(Json.need(subscription, "customer"), false);
            var edited = account.edit(subscription);
            payments.attempt(invoice);
            account.events().emitUpdated("customer.subscription.updated", edited);
        }
    }

    private ObjectNode newest(ObjectNode subscription) {
        return account.get("invoice", Json.need(subscription, "latest_invoice"));
    }

    private static boolean isPaid(ObjectNode invoice) {
        return Json.need(invoice, "status").equals("paid");
    }
}
