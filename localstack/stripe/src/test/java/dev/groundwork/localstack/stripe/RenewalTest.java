package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Invoice;
import com.stripe.model.Price;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import dev.groundwork.localstack.stripe.StripeControl.Order;
import dev.groundwork.localstack.stripe.state.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenewalTest {

    private static final Duration MONTH = Duration.ofDays(28);

    @SuppressWarnings("NullAway.Init") // set before each test
    private StripeFixture stripe;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Customer customer;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Price starter;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, StripeException {
        stripe = new StripeFixture(folder);
        customer = stripe.customer();
        starter = stripe.monthly(1200);
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-917 time alone renews a subscription on its day of the month, each period at its own second")
    void renews() throws StripeException {
        var subscription = stripe.subscribed(customer, starter);
        stripe.forget();

        stripe.advance(Duration.ofDays(60));

        assertThat(StripeFixture.periodEnd(stripe.read(subscription))).isEqualTo("2026-04-30T10:00:00Z");
        assertThat(stripe.invoices(subscription))
                .extracting(Invoice::getBillingReason)
                .containsExactly("subscription_cycle", "subscription_cycle", "subscription_create");
        assertThat(stripe.invoices(subscription))
                .extracting(i -> Instant.ofEpochSecond(i.getCreated()).toString())
                .containsExactly("2026-03-31T10:00:00Z", "2026-02-28T10:00:00Z", "2026-01-31T10:00:00Z");
        assertThat(stripe.received()).contains("invoice.paid", "customer.subscription.updated");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-918 a card that declines makes the subscription past due; a good one heals it at the next attempt")
    void pastDueThenHealed() throws StripeException {
        var subscription = stripe.subscribed(customer, starter);
        stripe.control().card(customer.getId(), true);

        stripe.advance(MONTH);
        assertThat(stripe.read(subscription).getStatus()).isEqualTo("past_due");
        assertThat(stripe.invoices(subscription).getFirst().getStatus()).isEqualTo("open");
        assertThat(stripe.invoices(subscription).getFirst().getAttemptCount()).isEqualTo(1);
        stripe.control().card(customer.getId(), false);
        stripe.advance(Duration.ofDays(3));

        assertThat(stripe.read(subscription).getStatus()).isEqualTo("active");
        assertThat(stripe.invoices(subscription).getFirst().getStatus()).isEqualTo("paid");
        assertThat(stripe.invoices(subscription).getFirst().getAttemptCount()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-919 after the last attempt the subscription is canceled, and is listed only where asked for")
    void givenUp() throws StripeException {
        var subscription = stripe.subscribed(customer, starter);
        stripe.control().card(customer.getId(), true);

        stripe.advance(MONTH);
        stripe.advance(Duration.ofDays(15));

        assertThat(stripe.read(subscription).getStatus()).isEqualTo("canceled");
        assertThat(stripe.read(subscription).getCancellationDetails().getReason())
                .isEqualTo("payment_failed");
        assertThat(stripe.client
                        .v1()
                        .subscriptions()
                        .list(SubscriptionListParams.builder()
                                .setCustomer(customer.getId())
                                .build())
                        .getData())
                .isEmpty();
        assertThat(stripe.client
                        .v1()
                        .subscriptions()
                        .list(SubscriptionListParams.builder()
                                .setStatus(SubscriptionListParams.Status.ALL)
                                .build())
                        .getData())
                .hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-922 a subscription that is cancelled at the period's end goes on until then, and not after")
    void cancelAtPeriodEnd() throws StripeException {
        var subscription = stripe.subscribed(customer, starter);
        var cancelled = stripe.client
                .v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .setCancelAtPeriodEnd(true)
                                .build());
        assertThat(cancelled.getCancelAt())
                .isEqualTo(StripeFixture.periodEnd(subscription).getEpochSecond());

        stripe.advance(Duration.ofDays(27));
        assertThat(stripe.read(subscription).getStatus()).isEqualTo("active");
        stripe.advance(Duration.ofDays(1));

        assertThat(stripe.read(subscription).getStatus()).isEqualTo("canceled");
        assertThat(stripe.invoices(subscription)).hasSize(1);
        assertThat(stripe.received()).endsWith("customer.subscription.updated", "customer.subscription.deleted");
    }

    private void request(String type, String session) {
        var request = new EventRequest(type, Optional.of(session), Json.object(), 1, Optional.empty());
        stripe.control().events(List.of(request), Order.GIVEN, Duration.ZERO);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-446 a failed payment on demand is a renewal that failed, and a paid invoice on demand pays it")
    void onDemand() throws StripeException {
        var subscription = stripe.subscribed(customer, starter);
        var session = Json.need(stripe.control().newest("checkout.session").getFirst(), "id");

        request("invoice.payment_failed", session);
        var failed = stripe.read(subscription);
        request("invoice.paid", session);
        var paid = stripe.read(subscription);

        assertThat(failed.getStatus()).isEqualTo("past_due");
        assertThat(paid.getStatus()).isEqualTo("active");
        assertThat(paid.getLatestInvoice()).isEqualTo(failed.getLatestInvoice());
        assertThat(stripe.invoices(subscription)).extracting(Invoice::getStatus).containsExactly("paid", "paid");
    }
}
