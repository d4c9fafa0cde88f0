package dev.groundwork.localstack.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.billing.Billing;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.Account.Outcome;
import dev.groundwork.localstack.stripe.state.Events;
import dev.groundwork.localstack.stripe.state.Json;
import dev.groundwork.localstack.stripe.webhooks.Deliveries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does with the stand-in the things that people, banks and tests do besides calling the API. Each action returns once its events were sent. What is not
 * possible is an {@link dev.groundwork.localstack.stripe.state.ApiError}.
 */
public final class StripeControl {

    /** The newest of each kind that the console shows. */
    private static final int MOST_SHOWN = 50;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Account account;
    private final Billing billing;
    private final Optional<Deliveries> deliveries;

    StripeControl(Account account, Billing billing, Optional<Deliveries> deliveries) {
        this.account = account;
        this.billing = billing;
        this.deliveries = deliveries;
    }

    /**
     * An event as it was sent.
     *
     * @param status of HTTP, 0 where nobody answered, nothing where it is sent later
     */
    public record Delivery(
            String event, String type, @Nullable Integer status) {}

    /**
     * An object after an action.
     *
     * @param deliveries of the events that it caused
     */
    public record Done(ObjectNode object, List<Delivery> deliveries) {}

    /** The order in which requested events are sent. */
    public enum Order {
        GIVEN,
        REVERSE,
        RANDOM
    }

    private Done delivered(Supplier<ObjectNode> work) {
        Outcome<ObjectNode> outcome = account.change(work);
        return new Done(Events.shown(outcome.value()), sent(outcome.events()));
    }

    private List<Delivery> sent(List<String> events) {
        return deliveries
                .map(sender -> events.stream()
                        .map(event -> new Delivery(event, type(event), sender.await(event)))
                        .toList())
                .orElse(List.of());
    }

    private String type(String event) {
        return Json.need(account.get("event", event), "type");
    }

    /** Lets a checkout session go on; {@code percentOff} is what a promotion code takes off. */
    public Done checkout(String session, CheckoutAction action, int percentOff) {
        settle();
        return delivered(() -> billing.checkout().act(session, action, percentOff));
    }

    private List<Delivery> settle() {
        return sent(billing.due().settle());
    }

    /** Gives a customer a card that works, or one that declines. */
    public Done card(String customer, boolean declines) {
        return delivered(() ->
                billing.cards().replace(Json.need(account.require("customer", customer, "customer"), "id"), declines));
    }

    /** Ends the current period of a subscription now and renews it. */
    public Done renew(String subscription) {
        account.change(() -> {
            billing.due().endPeriod(subscription);
            return subscription;
        });
        var sent = settle();
        return new Done(Events.shown(account.get("subscription", subscription)), sent);
    }

    /** Ends a subscription with its period, or lets it go on. */
    public Done cancelAtPeriodEnd(String subscription, boolean ends) {
        return delivered(() -> billing.cancelAtPeriodEnd(subscription, ends));
    }

    /** Refunds an amount of a charge, or all that remains of it. */
    public Done refund(String charge, Optional<Long> amount) {
        return delivered(() -> {
            var target = account.require("charge", charge, "charge");
            var remaining = target.path("amount").asLong()
                    - target.path("amount_refunded").asLong();
            var refund = billing.refunds().refund(target, amount.orElse(remaining));
            account.events().emit("refund.created", refund);
            account.events().emitUpdated("charge.refunded", target);
            return refund;
        });
    }

    /** Lets a refund fail at the customer's bank. */
    public Done failRefund(String refund) {
        return delivered(() -> {
            var failed = billing.refunds().fail(account.require("refund", refund, "refund"));
            account.events().emitUpdated("refund.updated", failed);
            account.events().emitUpdated("charge.refund.updated", failed);
            account.events().emit("refund.failed", failed);
            return failed;
        });
    }

    /** Opens a dispute of a charge. */
    public Done dispute(String charge, boolean isInquiry) {
        return delivered(() -> {
            var target = account.require("charge", charge, "charge");
            return billing.disputes().open(target, target.path("amount").asLong(), isInquiry, true);
        });
    }

    /** Closes a dispute: {@code won}, {@code lost} or {@code warning_closed}. */
    public Done closeDispute(String dispute, String status) {
        return delivered(() -> billing.disputes().close(account.require("dispute", dispute, "dispute"), status, true));
    }

    /**
     * Makes events of a session's objects and sends each as often as asked.
     *
     * @param delay how much later they are sent; beyond half a minute by the product's clock, and then nobody waits for it
     */
    public List<Delivery> events(List<EventRequest> requests, Order order, Duration delay) {
        settle();
        var ids = new ArrayList<String>();
        for (var request : requests) {
            var id = account.change(() -> new RequestedEvent(account, billing).make(request));
            ids.addAll(Collections.nCopies(request.times(), id.value()));
        }
        switch (order) {
            case GIVEN -> {}
            case REVERSE -> Collections.reverse(ids);
            case RANDOM -> Collections.shuffle(ids);
        }
        return deliveries.map(sender -> send(sender, ids, delay)).orElse(List.of());
    }

    private List<Delivery> send(Deliveries sender, List<String> events, Duration delay) {
        if (delay.compareTo(LONGEST_WAIT) > 0) {
            events.forEach(event -> sender.sendLater(event, delay));
            return events.stream()
                    .map(event -> new Delivery(event, type(event), null))
                    .toList();
        }
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS))
                .join();
        var statuses = events.stream().map(sender::send).toList();
        var sent = new ArrayList<Delivery>();
        for (int i = 0; i < events.size(); i++) {
            sent.add(new Delivery(
                    events.get(i), type(events.get(i)), statuses.get(i).join()));
        }
        return sent;
    }

    /** Sends an event again. */
    public List<Delivery> resend(String event) {
        var id = Json.need(account.require("event", event, "event"), "id");
        return deliveries
                .map(sender ->
                        List.of(new Delivery(id, type(id), sender.send(id).join())))
                .orElse(List.of());
    }

    /** Returns the newest objects of a type, with what is kept about deliveries of events. */
    public List<ObjectNode> newest(String type) {
        return account.change(() -> account.all(type).reversed().stream()
                        .limit(MOST_SHOWN)
                        .map(ObjectNode::deepCopy)
                        .toList())
                .value();
    }
}
