package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.param.checkout.SessionCreateParams;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckoutEndsTest {

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

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource({
        "DECLINE,open,unpaid,payment_intent.payment_failed",
        "REQUIRES_ACTION,open,unpaid,payment_intent.requires_action",
        "ASYNC_PENDING,complete,unpaid,checkout.session.completed",
        "EXPIRE,expired,unpaid,checkout.session.expired"
    })
    @DisplayName("INFRA-CRED-911 what the person or the bank does shows in the session and its last event")
    void otherEnds(CheckoutAction action, String status, String paymentStatus, String event) throws StripeException {
        var session = stripe.create(stripe.session(SessionCreateParams.Mode.PAYMENT, stripe.oneTime(500)));

        stripe.control().checkout(session.getId(), action, 0);

        assertThat(stripe.read(session.getId()).getStatus()).isEqualTo(status);
        assertThat(stripe.read(session.getId()).getPaymentStatus()).isEqualTo(paymentStatus);
        assertThat(stripe.received()).endsWith(event);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "PAYMENT,ASYNC_SUCCEED,paid,checkout.session.async_payment_succeeded",
        "PAYMENT,ASYNC_FAIL,unpaid,checkout.session.async_payment_failed",
        "SUBSCRIPTION,ASYNC_SUCCEED,paid,checkout.session.async_payment_succeeded",
        "SUBSCRIPTION,ASYNC_FAIL,unpaid,checkout.session.async_payment_failed"
    })
    @DisplayName("INFRA-CRED-912 money that is awaited comes or does not come")
    void later(SessionCreateParams.Mode mode, CheckoutAction action, String paymentStatus, String event)
            throws StripeException {
        var price = mode == SessionCreateParams.Mode.PAYMENT ? stripe.oneTime(500) : stripe.monthly(500);
        var session = stripe.create(stripe.session(mode, price));
        stripe.control().checkout(session.getId(), CheckoutAction.ASYNC_PENDING, 0);

        stripe.control().checkout(session.getId(), action, 0);

        assertThat(stripe.read(session.getId()).getPaymentStatus()).isEqualTo(paymentStatus);
        assertThat(stripe.received()).endsWith(event);
    }

    @Test
    @DisplayName("INFRA-CRED-913 a declined session can be paid with another card; what is free needs no payment")
    void declinedThenPaid() throws StripeException {
        var session = stripe.create(stripe.session(SessionCreateParams.Mode.PAYMENT, stripe.oneTime(500)));
        stripe.control().checkout(session.getId(), CheckoutAction.DECLINE, 0);
        stripe.control().checkout(session.getId(), CheckoutAction.PAY, 0);
        var free = stripe.create(stripe.session(SessionCreateParams.Mode.PAYMENT, stripe.oneTime(500)));
        stripe.control().checkout(free.getId(), CheckoutAction.PAY, 100);

        assertThat(stripe.read(session.getId()).getPaymentStatus()).isEqualTo("paid");
        assertThat(stripe.read(free.getId()).getPaymentStatus()).isEqualTo("no_payment_required");
        assertThat(stripe.read(free.getId()).getAmountTotal()).isZero();
        assertThat(stripe.read(free.getId()).getPaymentIntent()).isNull();
    }
}
