package dev.groundwork.localstack.stripe.billing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.SubscriptionScheduleCancelParams;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleListParams;
import com.stripe.param.SubscriptionScheduleReleaseParams;
import com.stripe.param.SubscriptionScheduleRetrieveParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.state.Shapes;
import dev.groundwork.localstack.stripe.wire.Call;
import dev.groundwork.localstack.stripe.wire.Listing;
import dev.groundwork.localstack.stripe.wire.Operations;
import java.util.List;
import java.util.Set;

/** Schedules: the phases that a subscription goes through, each with its prices. */
final class Schedules {

    private static final Set<String> KNOWN = Set.of(
            "end_behavior",
            "metadata",
            "phases.duration.interval",
            "phases.duration.interval_count",
            "phases.end_date",
            "phases.items.price",
            "phases.items.quantity",
            "phases.metadata",
            "phases.proration_behavior",
            "phases.start_date",
            "proration_behavior");

    private final Account account;
    private final Subscriptions subscriptions;

    Schedules(Account account, Subscriptions subscriptions) {
        this.account = account;
        this.subscriptions = subscriptions;
    }

    void addTo(Operations operations) {
        var root = "subscription_schedules";
        operations.add(
                "POST",
                root,
                SubscriptionScheduleCreateParams.class,
                Set.of("from_subscription", "metadata"),
                this::create);
        operations.add("GET", root, SubscriptionScheduleListParams.class, Listing.of("subscription_schedule"));
        operations.add("GET", root + "/{}", SubscriptionScheduleRetrieveParams.class, Schedules::target);
        operations.add("POST", root + "/{}", SubscriptionScheduleUpdateParams.class, KNOWN, this::update);
        operations.add(
                "POST",
                root + "/{}/release",
                SubscriptionScheduleReleaseParams.class,
                Set.of("preserve_cancel_date"),
                call -> release(active(call)));
        operations.add(
                "POST",
                root + "/{}/cancel",
                SubscriptionScheduleCancelParams.class,
                Set.of("invoice_now", "prorate"),
                this::cancel);
    }

    private static ObjectNode target(Call call) {
        return call.target("subscription_schedule");
    }

    private ObjectNode active(Call call) {
        var schedule = account.edit(target(call));
        if (!Json.need(schedule, "status").equals("active")) {
            throw ApiError.refused(
                    "resource_missing",
                    "You cannot change a subscription schedule that is currently in the `"
                            + Json.need(schedule, "status")
                            + "` status. It is only possible from the following statuses: `not_started`, `active`.");
        }
        return schedule;
    }

    private ObjectNode create(Call call) {
        var id = call.required("from_subscription");
        var subscription = account.edit(account.require("subscription", id, "from_subscription"));
        Json.text(subscription, "schedule").ifPresent(other -> {
            throw ApiError.invalid(
                    "from_subscription",
                    "You cannot migrate a subscription that is already attached to a schedule: `" + other + "`.");
        });
        if (!Subscriptions.isAlive(subscription)) {
            throw ApiError.invalid(
                    "from_subscription", "You cannot migrate a subscription that is in the `canceled` status.");
        }
        var schedule = account.create("subscription_schedule");
        call.metadata(schedule);
        schedule.put("subscription", id).put("customer", Json.need(subscription, "customer"));
        var phase = Shapes.fresh("phase");
        var item = Subscriptions.items(subscription).getFirst();
        phase.put("start_date", item.path("current_period_start").asLong());
        phase.put("end_date", item.path("current_period_end").asLong());
        phase.put("currency", Json.need(subscription, "currency"));
        Subscriptions.items(subscription)
                .forEach(i -> SchedulePhases.addItem(
                        phase,
                        Json.need(i.path("price"), "id"),
                        i.path("quantity").asLong()));
        schedule.putArray("phases").add(phase);
        SchedulePhases.setCurrent(schedule, phase);
        subscription.put("schedule", Json.need(schedule, "id"));
        account.events().emit("subscription_schedule.created", schedule);
        account.events().emitUpdated("customer.subscription.updated", subscription);
        return schedule;
    }

    private ObjectNode update(Call call) {
        var schedule = active(call);
        call.metadata(schedule);
        call.text("end_behavior").ifPresent(behavior -> {
            if (!Set.of("release", "cancel").contains(behavior)) {
                throw ApiError.invalid("end_behavior", "This stand-in of Stripe knows release and cancel only.");
            }
            schedule.put("end_behavior", behavior);
        });
        if (call.parameters().has("phases")) {
            var phases = SchedulePhases.read(account, schedule, Json.objects(call.part("phases")));
            schedule.putArray("phases").addAll(phases);
            var current = current(phases);
            SchedulePhases.setCurrent(schedule, current);
            enter(schedule, current);
        }
        account.events().emitUpdated("subscription_schedule.updated", schedule);
        return schedule;
    }

    private ObjectNode current(List<ObjectNode> phases) {
        return phases.stream()
                .filter(phase -> phase.path("start_date").asLong() <= account.now()
                        && account.now() < phase.path("end_date").asLong())
                .findFirst()
                .orElseThrow(() ->
                        ApiError.invalid("phases", "The subscription schedule update is missing the current phase."));
    }

    private ObjectNode cancel(Call call) {
        var schedule = active(call);
        subscriptions.end(account.get("subscription", Json.need(schedule, "subscription")), "cancellation_requested");
        return schedule;
    }

    /** Lets the subscription go on without the schedule. */
    ObjectNode release(ObjectNode schedule) {
        var subscription = account.edit(account.get("subscription", Json.need(schedule, "subscription")));
        subscription.putNull("schedule");
        account.edit(schedule).put("status", "released").put("released_at", account.now());
        schedule.put("released_subscription", Json.need(subscription, "id"));
        schedule.putNull("subscription").putNull("current_phase");
        account.events().emit("subscription_schedule.released", schedule);
        account.events().emitUpdated("customer.subscription.updated", subscription);
        return schedule;
    }

    /** Goes on to the phase after the current one, or ends the schedule as it says. */
    void next(ObjectNode schedule) {
        var end = phaseEnd(schedule);
        var next = Json.objects(schedule.path("phases")).stream()
                .filter(phase -> phase.path("start_date").asLong() == end)
                .findFirst();
        account.edit(schedule);
        if (next.isPresent()) {
            SchedulePhases.setCurrent(schedule, next.get());
            enter(schedule, next.get());
            account.events().emitUpdated("subscription_schedule.updated", schedule);
        } else if (Json.need(schedule, "end_behavior").equals("cancel")) {
            schedule.put("status", "completed")
                    .put("completed_at", account.now())
                    .putNull("current_phase");
            account.events().emit("subscription_schedule.completed", schedule);
            subscriptions.end(
                    account.get("subscription", Json.need(schedule, "subscription")), "cancellation_requested");
        } else {
            release(schedule);
        }
    }

    private void enter(ObjectNode schedule, ObjectNode phase) {
        var subscription = account.edit(account.get("subscription", Json.need(schedule, "subscription")));
        SchedulePhases.apply(account, subscription, phase);
        account.events().emitUpdated("customer.subscription.updated", subscription);
    }

    /** Returns when the current phase ends. */
    static long phaseEnd(ObjectNode schedule) {
        return schedule.path("current_phase").path("end_date").asLong();
    }
}
