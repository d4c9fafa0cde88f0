package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.SubscriptionUpdateParams;
import dev.groundwork.localstack.stripe.billing.Invoices.Line;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.wire.Call;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Changes of subscriptions: prices with their prorations, a new period, and the end at the period's end. */
final class SubscriptionChanges {

    private static final Set<String> KNOWN = Set.of(
            "billing_cycle_anchor",
            "cancel_at_period_end",
            "cancellation_details",
            "default_payment_method",
            "description",
            "items.id",
            "items.price",
            "items.quantity",
            "metadata",
            "off_session",
            "payment_behavior",
            "proration_behavior",
            "proration_date");

    private final Account account;
    private final Subscriptions subscriptions;
    private final Invoices invoices;
    private final InvoicePayments payments;

    SubscriptionChanges(Account account, Subscriptions subscriptions, Invoices invoices, InvoicePayments payments) {
        this.account = account;
        this.subscriptions = subscriptions;
        this.invoices = invoices;
        this.payments = payments;
    }

    void addTo(Operations operations) {
        operations.add("POST", "subscriptions/{}", SubscriptionUpdateParams.class, KNOWN, this::update);
    }

    private ObjectNode update(Call call) {
        var subscription = account.edit(call.target("subscription"));
        if (!Subscriptions.isAlive(subscription)) {
            throw ApiError.refused(
                    "resource_missing",
                    "A canceled subscription can only update its cancellation_details and metadata.");
        }
        call.metadata(subscription);
        call.copy(subscription, "default_payment_method", "description");
        cancelAtPeriodEnd(call, subscription);
        var resets = call.text("billing_cycle_anchor").filter("now"::equals).isPresent();
        if (call.parameters().has("items") || resets) {
            changeItems(call, subscription, resets);
        }
        account.events().emitUpdated("customer.subscription.updated", subscription);
        return subscription;
    }

    private void cancelAtPeriodEnd(Call call, ObjectNode subscription) {
        if (!call.parameters().has("cancel_at_period_end")) {
            return;
        }
        Json.text(subscription, "schedule").ifPresent(schedule -> {
            throw ApiError.invalid(
                    "cancel_at_period_end",
                    "The subscription is managed by the subscription schedule `" + schedule
                            + "`, and updating any cancelation behavior directly is not allowed. Please update the"
                            + " schedule instead.");
        });
        cancelAtPeriodEnd(subscription, call.isTrue("cancel_at_period_end"), account.now());
    }

    /** Lets a subscription end with its period, or go on. */
    static void cancelAtPeriodEnd(ObjectNode subscription, boolean ends, long now) {
        subscription.put("cancel_at_period_end", ends);
        if (ends) {
            subscription.put("cancel_at", Subscriptions.periodEnd(subscription)).put("canceled_at", now);
            Json.child(subscription, "cancellation_details").put("reason", "cancellation_requested");
        } else {
            subscription.putNull("cancel_at").putNull("canceled_at");
            Json.child(subscription, "cancellation_details").putNull("reason");
        }
    }

    private void changeItems(Call call, ObjectNode subscription, boolean asksForReset) {
        var earlier = Subscriptions.items(subscription).stream()
                .map(ObjectNode::deepCopy)
                .toList();
        var at = call.number("proration_date").orElse(account.now());
        int index = 0;
        for (var change : Json.objects(call.part("items"))) {
            change(subscription, change, "items[" + index++ + "]");
        }
        var resets = asksForReset || hasOtherInterval(earlier, Subscriptions.items(subscription));
        var behavior = call.text("proration_behavior").orElse("create_prorations");
        var lines = new ArrayList<Line>();
        if (!behavior.equals("none")) {
            earlier.forEach(item -> lines.add(share(item, at, -1, "Unused time on ")));
        }
        if (resets) {
            subscription.put("billing_cycle_anchor", account.now());
            Subscriptions.period(subscription, account.now(), account.now());
            Subscriptions.items(subscription).forEach(item -> lines.add(Line.whole(item)));
            invoice(call, subscription, lines);
        } else if (!behavior.equals("none")) {
            Subscriptions.items(subscription).forEach(item -> lines.add(share(item, at, 1, "Remaining time on ")));
            settle(call, subscription, lines, behavior);
        }
    }

    private void settle(Call call, ObjectNode subscription, List<Line> lines, String behavior) {
        if (behavior.equals("always_invoice")) {
            invoice(call, subscription, lines);
        } else {
            lines.forEach(line -> PendingLines.add(subscription, line));
        }
    }

    private void change(ObjectNode subscription, ObjectNode change, String path) {
        var price = Json.text(change, "price").map(id -> account.require("price", id, path + "[price]"));
        price.filter(p -> !p.path("recurring").isObject()).ifPresent(p -> {
            throw ApiError.invalid(
                    path + "[price]",
                    "The price specified is set to `type=one_time` but this field only accepts prices with"
                            + " `type=recurring`.");
        });
        var id = Json.text(change, "id");
        var item = id.isPresent()
                ? Subscriptions.items(subscription).stream()
                        .filter(i -> Json.need(i, "id").equals(id.get()))
                        .findFirst()
                        .orElseThrow(() -> ApiError.missing("subscription_item", id.get(), path + "[id]"))
                : added(subscription, price.orElseThrow(() -> ApiError.required(path + "[price]")), path);
        price.ifPresent(p -> Subscriptions.price(item, p));
        if (change.has("quantity")) {
            item.put("quantity", change.path("quantity").asLong());
        }
    }

    private ObjectNode added(ObjectNode subscription, ObjectNode price, String path) {
        if (Subscriptions.items(subscription).stream()
                .anyMatch(i -> i.path("price").path("id").equals(price.path("id")))) {
            throw ApiError.invalid(
                    path + "[price]",
                    "Cannot add multiple subscription items with the same plan: " + Json.need(price, "id"));
        }
        var first = Subscriptions.items(subscription).getFirst();
        var item = subscriptions.addItem(subscription, price, 1);
        item.put("current_period_start", account.now());
        return item.put("current_period_end", first.path("current_period_end").asLong());
    }

    private static boolean hasOtherInterval(List<ObjectNode> earlier, List<ObjectNode> items) {
        return !interval(earlier.getFirst()).equals(interval(items.getFirst()));
    }

    private static String interval(JsonNode item) {
        var recurring = item.path("price").path("recurring");
        return recurring.path("interval").asText()
                + recurring.path("interval_count").asText();
    }

    private static Line share(ObjectNode item, long at, int sign, String words) {
        var start = item.path("current_period_start").asLong();
        var end = item.path("current_period_end").asLong();
        var whole = item.path("price").path("unit_amount").asLong()
                * item.path("quantity").asLong();
        var amount = sign * Money.share(whole, Math.max(0, end - at), end - start);
        return new Line(item.deepCopy(), amount, at, end, true, words + Json.need(item.path("price"), "id"));
    }

    /** Invoices at once; where the bank says no, the change is refused or the subscription is past due, as asked. */
    private void invoice(Call call, ObjectNode subscription, List<Line> lines) {
        var invoice = invoices.draft(subscription, "subscription_update", account.now(), account.now());
        PendingLines.take(subscription).forEach(line -> invoices.add(invoice, subscription, line));
        lines.forEach(line -> invoices.add(invoice, subscription, line));
        invoices.finish(invoice, 0);
        if (!payments.attempt(invoice)) {
            if (call.text("payment_behavior")
                    .filter("error_if_incomplete"::equals)
                    .isPresent()) {
                throw ApiError.declined(payments.intent(invoice), false);
            }
            subscription.put("status", "past_due");
        }
    }
}
