package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.param.InvoicePaymentListParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubscriptionTest {

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

    private SubscriptionUpdateParams.Builder to(Subscription subscription, Price price) {
        return SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(subscription.getItems().getData().getFirst().getId())
                        .setPrice(price.getId())
                        .build());
    }

    @Test
    @DisplayName("INFRA-CRED-916 a first invoice names its subscription under parent, its price, period and payment")
    void firstInvoice() throws StripeException {
        var subscription = stripe.subscribed(customer, starter);

        var invoice = stripe.client
                .v1()
                .invoices()
                .retrieve(
                        subscription.getLatestInvoice(),
                        InvoiceRetrieveParams.builder().addExpand("payments").build());

        assertThat(subscription.getStatus()).isEqualTo("active");
        assertThat(invoice.getStatus()).isEqualTo("paid");
        assertThat(invoice.getBillingReason()).isEqualTo("subscription_create");
        assertThat(invoice.getAmountPaid()).isEqualTo(1200);
        assertThat(invoice.getParent().getSubscriptionDetails().getSubscription())
                .isEqualTo(subscription.getId());
        var line = invoice.getLines().getData().getFirst();
        assertThat(line.getPricing().getPriceDetails().getPrice()).isEqualTo(starter.getId());
        assertThat(Instant.ofEpochSecond(line.getPeriod().getEnd())).isEqualTo("2026-02-28T10:00:00Z");
        var payment = invoice.getPayments().getData().getFirst();
        var found = stripe.client
                .v1()
                .invoicePayments()
                .list(InvoicePaymentListParams.builder()
                        .setPayment(InvoicePaymentListParams.Payment.builder()
                                .setType(InvoicePaymentListParams.Payment.Type.PAYMENT_INTENT)
                                .setPaymentIntent(payment.getPayment().getPaymentIntent())
                                .build())
                        .build());
        assertThat(found.getData())
                .singleElement()
                .satisfies(p -> assertThat(p.getInvoice()).isEqualTo(invoice.getId()));
    }

    @Test
    @DisplayName("INFRA-CRED-920 an upgrade with a new period is invoiced at once; declined, nothing has changed")
    void upgrade() throws StripeException {
        var pro = stripe.monthly(3900);
        var subscription = stripe.subscribed(customer, starter);
        stripe.advance(Duration.ofDays(10));
        var upgrade = to(subscription, pro)
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE)
                .setBillingCycleAnchor(SubscriptionUpdateParams.BillingCycleAnchor.NOW)
                .setPaymentBehavior(SubscriptionUpdateParams.PaymentBehavior.ERROR_IF_INCOMPLETE)
                .build();
        stripe.control().card(customer.getId(), true);

        assertThatThrownBy(() -> stripe.client.v1().subscriptions().update(subscription.getId(), upgrade))
                .isInstanceOfSatisfying(CardException.class, e -> {
                    assertThat(e.getStatusCode()).isEqualTo(402);
                    assertThat(e.getDeclineCode()).isEqualTo("generic_decline");
                });
        assertThat(stripe.read(subscription)
                        .getItems()
                        .getData()
                        .getFirst()
                        .getPrice()
                        .getId())
                .isEqualTo(starter.getId());
        assertThat(stripe.invoices(subscription)).hasSize(1);
        stripe.control().card(customer.getId(), false);
        var upgraded = stripe.client.v1().subscriptions().update(subscription.getId(), upgrade);

        assertThat(upgraded.getItems().getData().getFirst().getPrice().getId()).isEqualTo(pro.getId());
        assertThat(StripeFixture.periodEnd(upgraded)).isEqualTo("2026-03-10T10:00:00Z");
        var invoice = stripe.invoices(subscription).getFirst();
        assertThat(invoice.getBillingReason()).isEqualTo("subscription_update");
        assertThat(invoice.getAmountPaid()).isEqualTo(3900);
        assertThat(upgraded.getLatestInvoice()).isEqualTo(invoice.getId());
    }

    @Test
    @DisplayName("INFRA-CRED-921 prorations are shares of the period, invoiced at once or with the next period")
    void prorations() throws StripeException {
        var pro = stripe.monthly(3900);
        var subscription = stripe.subscribed(customer, starter);
        stripe.advance(Duration.ofDays(14));

        stripe.client
                .v1()
                .subscriptions()
                .update(subscription.getId(), to(subscription, pro).build());
        assertThat(stripe.invoices(subscription)).hasSize(1);
        stripe.advance(Duration.ofDays(14));

        var invoice = stripe.invoices(subscription).getFirst();
        assertThat(invoice.getLines().getData())
                .extracting(line -> line.getAmount())
                .containsExactly(-600L, 1950L, 3900L);
        assertThat(invoice.getTotal()).isEqualTo(5250);
    }

    @Test
    @DisplayName("INFRA-CRED-923 a cancelled subscription is over at once and for good")
    void cancel() throws StripeException {
        var subscription = stripe.subscribed(customer, starter);

        var cancelled = stripe.client.v1().subscriptions().cancel(subscription.getId());

        assertThat(cancelled.getStatus()).isEqualTo("canceled");
        assertThatThrownBy(() -> stripe.client.v1().subscriptions().cancel(subscription.getId()))
                .hasMessageContaining("No such subscription");
        stripe.advance(Duration.ofDays(90));
        assertThat(stripe.invoices(subscription)).hasSize(1);
    }
}
