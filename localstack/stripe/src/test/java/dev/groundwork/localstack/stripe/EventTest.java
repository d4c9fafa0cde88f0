package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.checkout.Session;
import com.stripe.param.DisputeListParams;
import com.stripe.param.EventListParams;
import dev.groundwork.localstack.stripe.StripeControl.Order;
import dev.groundwork.localstack.stripe.state.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventTest {

    @SuppressWarnings("NullAway.Init") // set before each test
    private StripeFixture stripe;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        stripe = new StripeFixture(folder);
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    private Charge charge(Session session) throws StripeException {
        var intent = stripe.client.v1().paymentIntents().retrieve(session.getPaymentIntent());
        return stripe.client.v1().charges().retrieve(intent.getLatestCharge());
    }

    private static EventRequest request(String type, Session session) {
        return new EventRequest(type, Optional.of(session.getId()), Json.object(), 1, Optional.empty());
    }

    private Dispute dispute(Charge charge) throws StripeException {
        return stripe.client
                .v1()
                .disputes()
                .list(DisputeListParams.builder().setCharge(charge.getId()).build())
                .getData()
                .getFirst();
    }

    @Test
    @DisplayName("INFRA-CRED-939 an event on demand refunds in full unless its object says how much, and state agrees")
    void onDemand() throws StripeException {
        var whole = stripe.bought(2000);
        var part = stripe.bought(2000);
        var object = Json.object().put("amount_refunded", 600);

        var sent = stripe.control()
                .events(
                        List.of(
                                request("charge.refunded", whole),
                                new EventRequest(
                                        "charge.refunded", Optional.of(part.getId()), object, 3, Optional.empty())),
                        Order.GIVEN,
                        Duration.ZERO);

        assertThat(sent).extracting(StripeControl.Delivery::status).containsExactly(200, 200, 200, 200);
        assertThat(charge(whole).getAmountRefunded()).isEqualTo(2000);
        assertThat(charge(part).getAmountRefunded()).isEqualTo(600);
        var last = stripe.receiver.events().getLast();
        assertThat(last.getDataObjectDeserializer().getObject())
                .hasValueSatisfying(
                        c -> assertThat(((Charge) c).getAmountRefunded()).isEqualTo(600));
        assertThat(stripe.receiver.events().stream().filter(e -> e.getId().equals(last.getId())))
                .hasSize(3);
    }

    @Test
    @DisplayName("INFRA-CRED-940 disputes on demand open, are decided and can come in the wrong order")
    void disputesOnDemand() throws StripeException {
        var session = stripe.bought(2000);
        stripe.forget();

        stripe.control()
                .events(
                        List.of(request("charge.dispute.created", session), request("charge.dispute.closed", session)),
                        Order.REVERSE,
                        Duration.ZERO);

        assertThat(stripe.received()).containsExactly("charge.dispute.closed", "charge.dispute.created");
        assertThat(dispute(charge(session)).getStatus()).isEqualTo("won");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-941 a refused event is sent again by the product's clock, and listed as not delivered meanwhile")
    void retries() throws StripeException {
        stripe.receiver.answerWith(503);
        var session = stripe.bought(500);
        var undelivered = EventListParams.builder()
                .setDeliverySuccess(false)
                .addType("checkout.session.completed")
                .build();
        assertThat(stripe.client.v1().events().list(undelivered).getData()).hasSize(1);
        stripe.receiver.answerWith(200);
        stripe.forget();

        stripe.advance(Duration.ofMinutes(5));

        assertThat(stripe.received()).contains("checkout.session.completed");
        assertThat(stripe.client.v1().events().list(undelivered).getData()).isEmpty();
        assertThat(session.getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-942 an event carries the version that it is asked for; a late one comes when its time has come")
    void versionAndDelay() throws StripeException {
        var session = stripe.bought(500);
        stripe.forget();
        var old = new EventRequest(
                "checkout.session.completed",
                Optional.of(session.getId()),
                Json.object(),
                1,
                Optional.of("2020-08-27"));

        var sent = stripe.control().events(List.of(old), Order.GIVEN, Duration.ofHours(2));
        assertThat(sent).singleElement().satisfies(d -> assertThat(d.status()).isNull());
        assertThat(stripe.received()).isEmpty();
        stripe.advance(Duration.ofHours(2));

        assertThat(stripe.receiver.events()).singleElement().satisfies(event -> {
            assertThat(event.getApiVersion()).isEqualTo("2020-08-27");
            assertThat(event.getDataObjectDeserializer().getObject()).isEmpty();
        });
    }

    @Test
    @DisplayName("INFRA-CRED-943 everything is there after a restart, and what was not sent is sent")
    void restart() throws IOException, StripeException {
        var customer = stripe.customer();
        var subscription = stripe.subscribed(customer, stripe.monthly(1200));
        var url = stripe.url();

        stripe.restart();

        assertThat(stripe.url()).isEqualTo(url);
        assertThat(stripe.client
                        .v1()
                        .subscriptions()
                        .retrieve(subscription.getId())
                        .getStatus())
                .isEqualTo("active");
        stripe.advance(Duration.ofDays(28));
        assertThat(stripe.received()).contains("invoice.paid");
    }
}
