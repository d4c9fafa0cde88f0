package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionRetrieveParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.state.Shapes;
import dev.groundwork.localstack.stripe.wire.Call;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Subscriptions and their items: how they begin, are seen and end. */
final class Subscriptions {

    private static final Set<String> CANCEL = Set.of("invoice_now", "prorate", "cancellation_details");
    private static final Set<String> OVER = Set.of("canceled", "incomplete_expired");

    private final Account account;

    Subscriptions(Account account) {
        this.account = account;
    }

    void addTo(Operations operations) {
        var all = Listing.of("subscription")
                .with("status", Subscriptions::hasStatus)
                .with(
                        "price",
                        (subscription, price) -> items(subscription).stream()
                                .anyMatch(item -> item.path("price").path("id").equals(price)));
        operations.add("GET", "subscriptions", SubscriptionListParams.class, call -> {
            if (!call.parameters().has("status")) {
                call.parameters().put("status", "_alive");
            }
            return all.apply(call);
        });
        operations.add(
                "GET", "subscriptions/{}", SubscriptionRetrieveParams.class, call -> call.target("subscription"));
        operations.add("DELETE", "subscriptions/{}", SubscriptionCancelParams.class, CANCEL, this::cancel);
    }

    private static boolean hasStatus(ObjectNode subscription, JsonNode asked) {
        var status = Json.need(subscription, "status");
        return switch (asked.asText()) {
            case "all" -> true;
            case "_alive" -> !OVER.contains(status);
            case "ended" -> OVER.contains(status);
            default -> status.equals(asked.asText());
        };
    }

    /** Tells whether a subscription has not ended. */
    static boolean isAlive(ObjectNode subscription) {
        return !OVER.contains(Json.need(subscription, "status"));
    }

    /** Returns the items of a subscription. */
    static List<ObjectNode> items(ObjectNode subscription) {
        return Json.objects(subscription.path("items").path("data"));
    }

    /** Returns the end of the current period. */
    static long periodEnd(ObjectNode subscription) {
        return items(subscription).getFirst().path("current_period_end").asLong();
    }

    /** Begins a subscription now, with one item for each line of a checkout session. */
    ObjectNode begin(String customer, ObjectNode card, List<ObjectNode> lines, JsonNode metadata) {
        var subscription = account.create("subscription");
        var now = account.now();
        var id = Json.need(subscription, "id");
        subscription.put("customer", customer).put("currency", Json.need(lines.getFirst(), "currency"));
        subscription.put("default_payment_method", Json.need(card, "id"));
        subscription.put("billing_cycle_anchor", now).put("start_date", now);
        subscription.set("metadata", metadata.isObject() ? metadata.deepCopy() : Json.object());
        Json.child(subscription, "items").put("url", "/v1/subscription_items?subscription=" + id);
        lines.forEach(line -> addItem(
                subscription,
                account.get("price", Json.need(line.path("price"), "id")),
                line.path("quantity").asLong()));
        period(subscription, now, now);
        return subscription;
    }

    /** Adds an item. */
    ObjectNode addItem(ObjectNode subscription, ObjectNode price, long quantity) {
        var item = Shapes.fresh("subscription_item");
        item.put("id", account.newId("subscription_item")).put("created", account.now());
        item.put("subscription", Json.need(subscription, "id")).put("quantity", quantity);
        price(item, price);
        var items = Json.child(subscription, "items");
        if (items.get("data") instanceof ArrayNode data) {
            data.add(item);
            items.put("total_count", data.size());
        }
        return item;
    }

    /** Puts a price into an item, with the plan that older clients read. */
    static void price(ObjectNode item, ObjectNode price) {
        item.set("price", price.deepCopy());
        var plan = Shapes.fresh("plan");
        for (var member : new String[] {"id", "active", "created", "currency", "metadata", "nickname", "product"}) {
            plan.set(member, price.path(member).deepCopy());
        }
        plan.put("amount", price.path("unit_amount").asLong());
        plan.put("amount_decimal", price.path("unit_amount_decimal").asText());
        plan.put("interval", price.path("recurring").path("interval").asText());
        plan.put(
                "interval_count", price.path("recurring").path("interval_count").asLong(1));
        item.set("plan", plan);
    }

    /** Sets the period that begins at {@code start} by the anchor. */
    static void period(ObjectNode subscription, long anchor, long start) {
        for (var item : items(subscription)) {
            item.put("current_period_start", start);
            item.put(
                    "current_period_end",
                    Periods.end(anchor, start, item.path("price").path("recurring")));
        }
    }

    private ObjectNode cancel(Call call) {
        var subscription = call.target("subscription");
        if (!isAlive(subscription)) {
            throw ApiError.missing("subscription", Json.need(subscription, "id"), "id");
        }
        if (call.part("cancellation_details").isObject()) {
            Json.child(account.edit(subscription), "cancellation_details")
                    .setAll((ObjectNode) call.part("cancellation_details").deepCopy());
        }
        end(subscription, "cancellation_requested");
        return subscription;
    }

    /** Ends a subscription now. */
    void end(ObjectNode subscription, String reason) {
        account.edit(subscription).put("status", "canceled").put("ended_at", account.now());
        if (!Json.has(subscription, "canceled_at")) {
            subscription.put("canceled_at", account.now());
        }
        Json.child(subscription, "cancellation_details").put("reason", reason);
        account.all("invoice").stream()
                .filter(invoice -> Json.need(invoice, "status").equals("open"))
                .filter(invoice -> invoice.path("parent")
                        .path("subscription_details")
                        .path("subscription")
                        .equals(subscription.path("id")))
                .forEach(invoice ->
                        account.edit(invoice).put("auto_advance", false).putNull("next_payment_attempt"));
        Json.text(subscription, "schedule")
                .flatMap(id -> account.find("subscription_schedule", id))
                .filter(schedule -> Json.need(schedule, "status").equals("active"))
                .ifPresent(schedule -> {
                    account.edit(schedule).put("status", "canceled").put("canceled_at", account.now());
                    schedule.putNull("current_phase");
                    account.events().emit("subscription_schedule.canceled", schedule);
                });
        account.events().emit("customer.subscription.deleted", subscription);
    }

    /** Returns the subscription that is alive of a customer, where there is one. */
    Optional<ObjectNode> alive(String customer) {
        return account.all("subscription").stream()
                .filter(subscription -> Json.need(subscription, "customer").equals(customer))
                .filter(Subscriptions::isAlive)
                .findFirst();
    }
}
