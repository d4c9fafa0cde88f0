package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.checkout.Session;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundCreateParams;
import dev.groundwork.localstack.stripe.state.ApiError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RefundTest {

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

    private Dispute dispute(Charge charge) throws StripeException {
        return stripe.client
                .v1()
                .disputes()
                .list(DisputeListParams.builder().setCharge(charge.getId()).build())
                .getData()
                .getFirst();
    }

    @Test
    @DisplayName("INFRA-CRED-937 refunds in parts add up in the charge, and never exceed it")
    void refunds() throws StripeException {
        var charge = charge(stripe.bought(2000));
        var part = RefundCreateParams.builder().setCharge(charge.getId()).setAmount(600L);

        stripe.client.v1().refunds().create(part.build());
        assertThatThrownBy(() -> stripe.client
                        .v1()
                        .refunds()
                        .create(part.setAmount(1401L).build()))
                .hasMessageContaining("greater than unrefunded amount on charge (14.00 USD)");
        stripe.client
                .v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(charge.getPaymentIntent())
                        .build());

        var refunded = stripe.client.v1().charges().retrieve(charge.getId());
        assertThat(refunded.getAmountRefunded()).isEqualTo(2000);
        assertThat(refunded.getRefunded()).isTrue();
        assertThat(stripe.received())
                .endsWith("refund.created", "charge.refunded", "refund.created", "charge.refunded");
    }

    @Test
    @DisplayName("INFRA-CRED-938 a dispute takes the money and gives it back when won; an inquiry takes nothing")
    void disputes() throws StripeException {
        var charge = charge(stripe.bought(2000));
        stripe.control().dispute(charge.getId(), false);
        assertThat(dispute(charge).getStatus()).isEqualTo("needs_response");
        assertThat(dispute(charge).getBalanceTransactions()).hasSize(1);
        assertThatThrownBy(() -> stripe.client
                        .v1()
                        .refunds()
                        .create(RefundCreateParams.builder()
                                .setCharge(charge.getId())
                                .build()))
                .hasMessageContaining("charged back");

        stripe.control().closeDispute(dispute(charge).getId(), "won");

        assertThat(dispute(charge).getStatus()).isEqualTo("won");
        assertThat(stripe.received())
                .endsWith(
                        "charge.dispute.created",
                        "charge.dispute.funds_withdrawn",
                        "charge.dispute.closed",
                        "charge.dispute.funds_reinstated");
        var asked = charge(stripe.bought(500));
        stripe.control().dispute(asked.getId(), true);
        assertThat(dispute(asked).getStatus()).isEqualTo("warning_needs_response");
        assertThat(dispute(asked).getBalanceTransactions()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-463 a refund that fails at the bank fails once, and its charge is refunded that much less")
    void failedRefund() throws StripeException {
        var charge = charge(stripe.bought(2000));
        stripe.control().refund(charge.getId(), Optional.of(600L));
        stripe.control().refund(charge.getId(), Optional.of(1400L));
        var refund = stripe.control().newest("refund").getLast().path("id").asText();

        stripe.control().failRefund(refund);

        assertThat(stripe.client.v1().refunds().retrieve(refund).getStatus()).isEqualTo("failed");
        var less = stripe.client.v1().charges().retrieve(charge.getId());
        assertThat(less.getAmountRefunded()).isEqualTo(1400);
        assertThat(less.getRefunded()).isFalse();
        assertThat(stripe.received()).endsWith("refund.updated", "charge.refund.updated", "refund.failed");
        assertThatThrownBy(() -> stripe.control().failRefund(refund)).isInstanceOf(ApiError.class);
    }
}
