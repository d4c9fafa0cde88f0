package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.EventRequest;
import dev.groundwork.localstack.stripe.StripeControl;
import dev.groundwork.localstack.stripe.StripeStandIn;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.localstack.stripe.state.ApiError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** {@code /_local/stripe/…}: what the stand-in was asked, and what people, banks and time do there. */
final class StripeRoutes {

    private static final int MAX_TIMES = 100;
    private static final int MAX_PERCENT = 100;
    private static final Set<String> EVENT =
            Set.of("type", "object", "sessionId", "times", "delay", "order", "apiVersion");
    private static final Map<String, String> SHOWN = Map.of(
            "sessions", "checkout.session",
            "subscriptions", "subscription",
            "charges", "charge",
            "refunds", "refund",
            "disputes", "dispute",
            "customers", "customer",
            "events", "event");

    private final Optional<StripeStandIn> stripe;

    /**
     * @param stripe nothing where Stripe is at another address
     */
    StripeRoutes(Optional<StripeStandIn> stripe) {
        this.stripe = stripe;
    }

    void addTo(ControlApi api) {
        api.add(
                "GET",
                "stripe/requests",
                r -> Optional.of(Map.of("items", standIn().requests())));
        api.add("GET", "stripe/objects", r -> Optional.of(objects()));
        api.add("POST", "stripe/checkout/{}", on(this::checkout));
        api.add("POST", "stripe/events", on(this::events));
        api.add("POST", "stripe/events/{}/resend", on((r, c) -> deliveries(c.resend(id(r)))));
        api.add("POST", "stripe/customers/{}/card", on(this::card));
        api.add("POST", "stripe/subscriptions/{}/renew", on((r, c) -> done(c.renew(id(r)))));
        api.add("POST", "stripe/subscriptions/{}/cancel", on(this::cancel));
        api.add("POST", "stripe/charges/{}/refund", on(this::refund));
        api.add("POST", "stripe/refunds/{}/fail", on((r, c) -> done(c.failRefund(id(r)))));
        api.add("POST", "stripe/charges/{}/dispute", on(this::dispute));
        api.add(
                "POST",
                "stripe/disputes/{}/close",
                on((r, c) -> done(c.closeDispute(
                        id(r), r.only(Set.of("status")).text("status").orElse("won")))));
    }

    private StripeStandIn standIn() {
        return stripe.orElseThrow(() -> new RefusedException(409, "Stripe is another one than this program's"));
    }

    private ControlApi.Handler on(BiFunction<ControlRequest, StripeControl, Object> work) {
        return request -> {
            try {
                return Optional.of(work.apply(request, standIn().control()));
            } catch (ApiError refused) {
                throw new RefusedException(refused.status(), String.valueOf(refused.getMessage()));
            }
        };
    }

    private static String id(ControlRequest request) {
        return request.segments().get(2);
    }

    private static Object done(StripeControl.Done done) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("object", done.object());
        answer.put("deliveries", done.deliveries());
        return answer;
    }

    private static Object deliveries(List<StripeControl.Delivery> deliveries) {
        return Map.of("deliveries", deliveries);
    }

    private Object objects() {
        var control = standIn().control();
        var objects = new LinkedHashMap<String, Object>();
        SHOWN.forEach((name, type) -> objects.put(name, control.newest(type)));
        return objects;
    }

    private Object checkout(ControlRequest request, StripeControl control) {
        var text = request.only(Set.of("action", "percentOff")).requiredText("action");
        var action = CheckoutAction.parse(text)
                .orElseThrow(() -> new RefusedException(
                        422,
                        "action has to be one of "
                                + List.of(CheckoutAction.values()).stream()
                                        .map(CheckoutAction::text)
                                        .toList()));
        var percentOff = request.number("percentOff", 0, 0);
        if (percentOff > MAX_PERCENT) {
            throw new RefusedException(422, "percentOff has to be from 0 to 100");
        }
        return done(control.checkout(id(request), action, (int) percentOff));
    }

    private Object card(ControlRequest request, StripeControl control) {
        var declines = request.only(Set.of("declines")).body().path("declines");
        if (!declines.isBoolean()) {
            throw new RefusedException(422, "declines has to be true or false");
        }
        return done(control.card(id(request), declines.asBoolean()));
    }

    private Object cancel(ControlRequest request, StripeControl control) {
        var ends = request.only(Set.of("atPeriodEnd")).body().path("atPeriodEnd");
        return done(control.cancelAtPeriodEnd(id(request), ends.asBoolean(true)));
    }

    private Object refund(ControlRequest request, StripeControl control) {
        var amount = request.only(Set.of("amount")).number("amount", 0, 1);
        return done(control.refund(id(request), amount == 0 ? Optional.empty() : Optional.of(amount)));
    }

    private Object dispute(ControlRequest request, StripeControl control) {
        var inquiry = request.only(Set.of("inquiry")).body().path("inquiry");
        return done(control.dispute(id(request), inquiry.asBoolean(false)));
    }

    private Object events(ControlRequest request, StripeControl control) {
        request.only(EVENT);
        var times = request.number("times", 1, 1);
        if (times > MAX_TIMES) {
            throw new RefusedException(422, "times has to be from 1 to " + MAX_TIMES);
        }
        var object = request.body().path("object");
        if (!object.isMissingNode() && !object.isNull() && !object.isObject()) {
            throw new RefusedException(422, "object has to be an object");
        }
        var made = types(request).stream()
                .map(type -> new EventRequest(
                        type,
                        request.text("sessionId"),
                        object instanceof ObjectNode members ? members : JsonNodeFactory.instance.objectNode(),
                        (int) times,
                        request.text("apiVersion")))
                .toList();
        return deliveries(control.events(made, order(request), delay(request)));
    }

    private static List<String> types(ControlRequest request) {
        var type = request.body().path("type");
        if (!type.isArray()) {
            return List.of(request.requiredText("type"));
        }
        var types = new ArrayList<String>();
        type.forEach(element -> types.add(element.asText()));
        return types;
    }

    private static StripeControl.Order order(ControlRequest request) {
        var order = request.text("order").orElse("given");
        return Optional.ofNullable(Map.of(
                                "given", StripeControl.Order.GIVEN,
                                "reverse", StripeControl.Order.REVERSE,
                                "random", StripeControl.Order.RANDOM)
                        .get(order))
                .orElseThrow(() -> new RefusedException(422, "order has to be given, reverse or random"));
    }

    private static Duration delay(ControlRequest request) {
        var delay = request.text("delay")
                .map(text -> ControlRequest.duration("delay", text))
                .orElse(Duration.ZERO);
        if (delay.isNegative()) {
            throw new RefusedException(422, "delay cannot be negative");
        }
        return delay;
    }
}
