package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckoutTest {

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

    @Test
    @DisplayName(
            "INFRA-CRED-910 a paid session has its intent, charge and lines, and its events come signed in their order")
    void paid() throws StripeException {
        // Given
        var session = stripe.create(stripe.session(SessionCreateParams.Mode.PAYMENT, stripe.oneTime(500))
                .putMetadata("packageId", "small")
                .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
                        .putMetadata("packageId", "small")
                        .build()));
        assertThat(session.getStatus()).isEqualTo("open");
        assertThat(session.getPaymentIntent()).isNull();
        assertThat(session.getUrl()).endsWith("/c/pay/" + session.getId());
        stripe.forget();

        // When
        var done = stripe.control().checkout(session.getId(), CheckoutAction.PAY, 0);

        // Then
        assertThat(done.deliveries())
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.status()).isEqualTo(200));
        var paid = stripe.read(session.getId());
        assertThat(paid.getStatus()).isEqualTo("complete");
        assertThat(paid.getPaymentStatus()).isEqualTo("paid");
        assertThat(paid.getAmountTotal()).isEqualTo(500);
        assertThat(paid.getMetadata()).containsEntry("packageId", "small");
        assertThat(paid.getLineItems().getData().getFirst().getPrice().getUnitAmount())
                .isEqualTo(500);
        PaymentIntent intent = paid.getPaymentIntentObject();
        assertThat(intent.getStatus()).isEqualTo("succeeded");
        assertThat(intent.getLatestChargeObject().getMetadata()).containsEntry("packageId", "small");
        assertThat(intent.getLatestChargeObject().getReceiptUrl()).isNotBlank();
        assertThat(stripe.received())
                .containsExactly(
                        "payment_intent.created",
                        "charge.succeeded",
                        "payment_intent.succeeded",
                        "checkout.session.completed");
        assertThat(stripe.receiver
                        .events()
                        .getLast()
                        .getDataObjectDeserializer()
                        .getObject())
                .containsInstanceOf(Session.class);
    }

    @Test
    @DisplayName("INFRA-CRED-914 a session expires a day later by the product's clock, with nobody asking")
    void expires() throws StripeException {
        var session = stripe.create(stripe.session(SessionCreateParams.Mode.PAYMENT, stripe.oneTime(500)));

        stripe.advance(Duration.ofHours(24));

        assertThat(stripe.read(session.getId()).getStatus()).isEqualTo("expired");
        var open = stripe.client
                .v1()
                .checkout()
                .sessions()
                .list(SessionListParams.builder()
                        .setStatus(SessionListParams.Status.OPEN)
                        .build());
        assertThat(open.getData()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-915 a lookup key names one price, and moves only when asked to")
    void lookupKeys() throws StripeException {
        var parameters = PriceCreateParams.builder()
                .setCurrency("usd")
                .setUnitAmount(500L)
                .setLookupKey("small")
                .setProductData(
                        PriceCreateParams.ProductData.builder().setName("Small").build());
        stripe.client.v1().prices().create(parameters.build());
        var second = stripe.client
                .v1()
                .prices()
                .create(parameters
                        .setTransferLookupKey(true)
                        .setUnitAmount(600L)
                        .build());

        var found = stripe.client
                .v1()
                .prices()
                .list(PriceListParams.builder().addLookupKey("small").build());

        assertThat(found.getData()).singleElement().satisfies(price -> {
            assertThat(price.getId()).isEqualTo(second.getId());
            assertThat(price.getUnitAmount()).isEqualTo(600);
        });
    }
}
