package dev.groundwork.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.Stripe;
import com.stripe.model.Event;
import com.stripe.net.ApiResource;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.payments.stripe.StripeCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The recorded examples of {@code events/stripe}: one of each type that the handler takes, in the one version of the API that the code is made for.
 * {@code -Devents.write=true} records them anew from the stand-in, after an upgrade of stripe-java or with another type.
 */
final class RecordedEventsTest {

    private static final Path FOLDER = Path.of("../../events/stripe");
    private static final String USER = "usr_01KEBW0000000000000000ADA0";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    @DisplayName("INFRA-CRED-484 there is a recorded example of each type that the handler takes, and of no other")
    void all(@TempDir Path folder) throws IOException {
        if (Boolean.getBoolean("events.write")) {
            record(folder);
        }
        var known = Arrays.stream(EventType.values()).map(EventType::text).collect(Collectors.toSet());

        assertThat(files().keySet()).isEqualTo(known);
    }

    @Test
    @DisplayName("INFRA-CRED-485 stripe-java reads the object of each by its type, in the one version of the code")
    void parsed() throws IOException {
        files().forEach((type, text) -> {
            var event = ApiResource.GSON.fromJson(text, Event.class);

            assertThat(event.getType()).isEqualTo(type);
            assertThat(event.getApiVersion()).as(type).isEqualTo(Stripe.API_VERSION);
            assertThat(event.getDataObjectDeserializer().getObject()).as(type).isPresent();
        });
    }

    @Test
    @DisplayName(
            "INFRA-CRED-486 each recorded example is taken, with success, by the webhook; ours of an unknown user are parked")
    void taken(@TempDir Path folder) throws IOException {
        try (var stack = new PaymentsStack(folder)) {
            files().forEach((type, text) -> {
                var answer = stack.deliver(text);
                assertThat(answer.status()).as(type + answer.text()).isEqualTo(200);
            });
            assertThat(stack.items("PARKED"))
                    .isNotEmpty()
                    .allSatisfy(item -> assertThat(item.string("userId")).isIn(USER, ""));
        }
    }

    /** Returns the examples by their types. */
    private static Map<String, String> files() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.toList()) {
                texts.put(file.getFileName().toString().replace(".json", ""), Files.readString(file));
            }
        }
        return texts;
    }

    private static void record(Path folder) throws IOException {
        Files.createDirectories(FOLDER);
        try (var stack = new PaymentsStack(folder)) {
            var user = stack.user().id().value();
            var port = ":" + stack.stripePort();
            var found = new TreeMap<String, String>();
            events(stack).forEach(event -> found.putIfAbsent(type(event), event));
            for (var type : EventType.values()) {
                var event = Optional.ofNullable(found.get(type.text())).orElseThrow(() -> new AssertionError(type));
                var pretty = JSON.readTree(
                                event.replaceAll("usr_[0-9A-Z]{26}", USER).replace(port, ""))
                        .toPrettyString();
                Files.writeString(FOLDER.resolve(type.text() + ".json"), pretty + "\n");
            }
            assertThat(user).isNotEqualTo(USER);
        }
    }

    private static String type(String event) {
        try {
            return JSON.readTree(event).path("type").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets everything happen once that makes an event which the handler takes. */
    private static List<String> events(PaymentsStack stack) {
        var user = stack.user();
        var control = stack.control();
        var events = new ArrayList<>(stack.events(() -> stack.pay(user, "small")));
        var refunded = newest(stack, "charge");
        events.addAll(stack.events(() -> control.refund(refunded, Optional.of(200L))));
        events.addAll(stack.events(() -> control.failRefund(newest(stack, "refund"))));
        var later = stack.session(user, "medium");
        events.addAll(stack.events(() -> control.checkout(later, CheckoutAction.ASYNC_PENDING, 0)));
        events.addAll(stack.events(() -> control.checkout(later, CheckoutAction.ASYNC_SUCCEED, 0)));
        var disputed = stack.pay(user, "large");
        events.addAll(stack.events(() -> control.dispute(newest(stack, "charge"), false)));
        events.addAll(stack.events(() -> stack.request("charge.dispute.updated", disputed)));
        events.addAll(stack.events(() -> control.closeDispute(newest(stack, "dispute"), "won")));
        events.addAll(ofSubscription(stack));
        return events;
    }

    /** A subscription is paid, changes, fails to renew, and ends. */
    private static List<String> ofSubscription(PaymentsStack stack) {
        var control = stack.control();
        var stripe = stack.bean(StripeCalls.class);
        var session = stripe.call(client -> client.v1().checkout().sessions().create(subscription()))
                .getId();
        var events = new ArrayList<>(stack.events(() -> control.checkout(session, CheckoutAction.PAY, 0)));
        var subscription = newest(stack, "subscription");
        var customer =
                control.newest("subscription").getFirst().path("customer").asText();
        events.addAll(stack.events(() -> stripe.call(client -> {
            var schedules = client.v1().subscriptionSchedules();
            var made = schedules.create(SubscriptionScheduleCreateParams.builder()
                    .setFromSubscription(subscription)
                    .build());
            schedules.update(
                    made.getId(),
                    SubscriptionScheduleUpdateParams.builder()
                            .putMetadata("userId", USER)
                            .build());
            return schedules.release(made.getId());
        })));
        events.addAll(stack.events(() -> control.renew(subscription)));
        control.card(customer, true);
        events.addAll(stack.events(() -> control.renew(subscription)));
        for (var type : List.of("customer.subscription.paused", "customer.subscription.resumed")) {
            events.addAll(stack.events(() -> stack.request(type, session)));
        }
        events.addAll(stack.events(
                () -> stripe.call(client -> client.v1().subscriptions().cancel(subscription))));
        return events;
    }

    private static SessionCreateParams subscription() {
        var metadata = Map.of("userId", USER, "tier", "starter", "catalogueVersion", "1");
        var monthly = PriceData.Recurring.builder()
                .setInterval(PriceData.Recurring.Interval.MONTH)
                .build();
        var price = PriceData.builder()
                .setCurrency("usd")
                .setUnitAmount(1200L)
                .setRecurring(monthly)
                .setProductData(
                        PriceData.ProductData.builder().setName("Starter").build())
                .build();
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                .setSuccessUrl(PaymentsStack.ORIGIN + "/credits")
                .putAllMetadata(metadata)
                .setSubscriptionData(SessionCreateParams.SubscriptionData.builder()
                        .putAllMetadata(metadata)
                        .build())
                .addLineItem(SessionCreateParams.LineItem.builder()
                        .setQuantity(1L)
                        .setPriceData(price)
                        .build())
                .build();
    }

    private static String newest(PaymentsStack stack, String type) {
        return stack.control().newest(type).getFirst().path("id").asText();
    }
}
