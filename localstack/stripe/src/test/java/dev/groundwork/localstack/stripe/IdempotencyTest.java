package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdempotencyTest {

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

    private RawCall.Answer post(String path, String form, String key) {
        return RawCall.post(stripe.url() + "/v1/" + path, form, "Idempotency-Key", key);
    }

    private int customers() {
        return stripe.control().newest("customer").size();
    }

    @Test
    @DisplayName("INFRA-CRED-932 the same key with the same parameters gets the first answer, also after a restart")
    void replay() throws IOException {
        var first = post("customers", "name=Ada", "k1");
        var second = post("customers", "name=Ada", "k1");
        stripe.restart();
        var third = post("customers", "name=Ada", "k1");

        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(second.header("Original-Request")).isEqualTo(first.header("Request-Id"));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(third.body()).isEqualTo(first.body());
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-CRED-933 a key with other parameters or another path is an idempotency error")
    void reused() {
        post("customers", "name=Ada", "k1");

        assertThat(post("customers", "name=Eve", "k1").status()).isEqualTo(400);
        var other = post("products", "name=Ada", "k1");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.error().path("type").asText()).isEqualTo("idempotency_error");
    }

    @Test
    @DisplayName("INFRA-CRED-934 what validation refused is not kept, a refusal of the state and a decline are")
    void refusals() throws StripeException {
        var charge = stripe.client
                .v1()
                .paymentIntents()
                .retrieve(stripe.bought(500).getPaymentIntent())
                .getLatestCharge();
        assertThat(post("refunds", "charge=" + charge + "&amount=0", "v").status())
                .isEqualTo(400);
        assertThat(post("refunds", "charge=" + charge, "v").status()).isEqualTo(200);

        var refused = post("refunds", "charge=" + charge, "s");
        var again = post("refunds", "charge=" + charge, "s");
        assertThat(refused.error().path("code").asText()).isEqualTo("charge_already_refunded");
        assertThat(again.header("Idempotent-Replayed")).contains("true");

        var customer = stripe.customer();
        var subscription = stripe.subscribed(customer, stripe.monthly(1200));
        stripe.control().card(customer.getId(), true);
        var upgrade = "proration_behavior=none&billing_cycle_anchor=now&payment_behavior=error_if_incomplete";
        var declined = post("subscriptions/" + subscription.getId(), upgrade, "d");
        stripe.control().card(customer.getId(), false);
        var repeated = post("subscriptions/" + subscription.getId(), upgrade, "d");
        assertThat(declined.status()).isEqualTo(402);
        assertThat(repeated.status()).isEqualTo(402);
        assertThat(post("subscriptions/" + subscription.getId(), upgrade, "d2").status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-CRED-935 twins at the same time make one object: each gets it, or 409")
    void twins() {
        var twins = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> post("customers", "name=Ada", "k1")))
                .toList();

        assertThat(twins).extracting(t -> t.join().status()).contains(200).allMatch(s -> s == 200 || s == 409);
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-CRED-936 a key is forgotten after a day")
    void forgotten() {
        post("customers", "name=Ada", "k1");
        stripe.advance(Duration.ofDays(1));

        assertThat(post("customers", "name=Eve", "k1").status()).isEqualTo(200);
    }
}
