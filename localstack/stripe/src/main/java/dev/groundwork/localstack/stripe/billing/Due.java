package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.billing.Invoices.Line;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Applies what time brings: sessions expire, phases change, subscriptions renew or end, failed payments are tried again. Each at its own second. */
public final class Due {

    /** The most that is applied at once, so that a clock moved by centuries ends too. */
    private static final int MOST = 10_000;

    private record Step(long at, int rank, ObjectNode object, Consumer<ObjectNode> work) {}

    private final Account account;
    private final CheckoutSessions sessions;
    private final Schedules schedules;
    private final Subscriptions subscriptions;
    private final Invoices invoices;
    private final InvoicePayments payments;

    Due(
            Account account,
            CheckoutSessions sessions,
            Schedules schedules,
            Subscriptions subscriptions,
            Invoices invoices,
            InvoicePayments payments) {
        this.account = account;
        this.sessions = sessions;
        this.schedules = schedules;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
        this.payments = payments;
    }

    /** Applies all that is due, in the order of time; returns the ids of the events. */
    public List<String> settle() {
        var events = new ArrayList<String>();
        synchronized (account) {
            var now = account.now();
            for (int i = 0; i < MOST; i++) {
                var next = steps().stream()
                        .filter(step -> step.at() <= now)
                        .min(Comparator.comparingLong(Step::at).thenComparingInt(Step::rank));
                if (next.isEmpty()) {
                    break;
                }
                var step = next.get();
                var outcome = account.changeAt(step.at(), () -> {
                    step.work().accept(step.object());
                    return step;
                });
                events.addAll(outcome.events());
            }
        }
        return events;
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (var session : account.all("checkout.session")) {
            if (Json.need(session, "status").equals("open")) {
                steps.add(new Step(session.path("expires_at").asLong(), 0, session, sessions::expire));
            }
        }
        for (var schedule : account.all("subscription_schedule")) {
            if (Json.need(schedule, "status").equals("active")) {
                steps.add(new Step(Schedules.phaseEnd(schedule), 1, schedule, schedules::next));
            }
        }
        for (var subscription : account.all("subscription")) {
            if (Subscriptions.isAlive(subscription)) {
                steps.add(new Step(Subscriptions.periodEnd(subscription), 2, subscription, this::renew));
            }
        }
        for (var invoice : account.all("invoice")) {
            InvoicePayments.nextAttempt(invoice).ifPresent(at -> steps.add(new Step(at, 3, invoice, this::retry)));
        }
        return steps;
    }

    /** Ends a subscription that was cancelled, or begins its next period with an invoice. */
    private void renew(ObjectNode subscription) {
        if (subscription.path("cancel_at_period_end").asBoolean()) {
            subscriptions.end(subscription, "cancellation_requested");
            return;
        }
        account.edit(subscription);
        var first = Subscriptions.items(subscription).getFirst();
        var start = first.path("current_period_start").asLong();
        var end = first.path("current_period_end").asLong();
        Subscriptions.period(
                subscription, subscription.path("billing_cycle_anchor").asLong(), end);
        var invoice = invoices.draft(subscription, "subscription_cycle", start, end);
        PendingLines.take(subscription).forEach(line -> invoices.add(invoice, subscription, line));
        Subscriptions.items(subscription).forEach(item -> invoices.add(invoice, subscription, Line.whole(item)));
        invoices.finish(invoice, 0);
        if (!payments.attempt(invoice)) {
            subscription.put("status", "past_due");
        }
        account.events().emitUpdated("customer.subscription.updated", subscription);
    }

    /** Tries a failed payment again; after the last attempt the subscription ends, as Stripe's default is. */
    private void retry(ObjectNode invoice) {
        var subscription = account.edit(invoices.subscription(invoice));
        if (payments.attempt(invoice)) {
            account.events().emitUpdated("customer.subscription.updated", subscription);
        } else if (InvoicePayments.isGivenUp(invoice)) {
            subscriptions.end(subscription, "payment_failed");
        }
    }

    /** Ends the current period of a subscription now, so that it renews at once. */
    public void endPeriod(String subscription) {
        var edited = account.edit(account.require("subscription", subscription, "subscription"));
        var now = account.now();
        edited.put("billing_cycle_anchor", now);
        Subscriptions.items(edited).forEach(item -> item.put("current_period_end", now));
    }
}
