package dev.groundwork.localstack.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionSchedule;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScheduleTest {

    @SuppressWarnings("NullAway.Init") // set before each test
    private StripeFixture stripe;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Price pro;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Price starter;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Subscription subscription;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, StripeException {
        stripe = new StripeFixture(folder);
        Customer customer = stripe.customer();
        pro = stripe.monthly(3900);
        starter = stripe.monthly(1200);
        subscription = stripe.subscribed(customer, pro);
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    private SubscriptionSchedule downgrade() throws StripeException {
        var schedule = stripe.client
                .v1()
                .subscriptionSchedules()
                .create(SubscriptionScheduleCreateParams.builder()
                        .setFromSubscription(subscription.getId())
                        .build());
        var current = schedule.getPhases().getFirst();
        return stripe.client
                .v1()
                .subscriptionSchedules()
                .update(
                        schedule.getId(),
                        SubscriptionScheduleUpdateParams.builder()
                                .setEndBehavior(SubscriptionScheduleUpdateParams.EndBehavior.RELEASE)
                                .addPhase(SubscriptionScheduleUpdateParams.Phase.builder()
                                        .addItem(item(pro))
                                        .setStartDate(current.getStartDate())
                                        .setEndDate(current.getEndDate())
                                        .build())
                                .addPhase(SubscriptionScheduleUpdateParams.Phase.builder()
                                        .addItem(item(starter))
                                        .putMetadata("tier", "starter")
                                        .setProrationBehavior(
                                                SubscriptionScheduleUpdateParams.Phase.ProrationBehavior.NONE)
                                        .setDuration(SubscriptionScheduleUpdateParams.Phase.Duration.builder()
                                                .setInterval(
                                                        SubscriptionScheduleUpdateParams.Phase.Duration.Interval.MONTH)
                                                .setIntervalCount(1L)
                                                .build())
                                        .build())
                                .build());
    }

    private static SubscriptionScheduleUpdateParams.Phase.Item item(Price price) {
        return SubscriptionScheduleUpdateParams.Phase.Item.builder()
                .setPrice(price.getId())
                .setQuantity(1L)
                .build();
    }

    private Subscription read() throws StripeException {
        return stripe.client.v1().subscriptions().retrieve(subscription.getId());
    }

    private String price() throws StripeException {
        return read().getItems().getData().getFirst().getPrice().getId();
    }

    @Test
    @DisplayName("INFRA-CRED-924 a scheduled downgrade takes the lower price from the next period on, then lets go")
    void downgrades() throws StripeException {
        var schedule = downgrade();
        assertThat(schedule.getPhases()).hasSize(2);
        assertThat(read().getSchedule()).isEqualTo(schedule.getId());
        assertThat(price()).isEqualTo(pro.getId());

        stripe.advance(Duration.ofDays(28));

        assertThat(price()).isEqualTo(starter.getId());
        assertThat(read().getMetadata()).containsEntry("tier", "starter");
        var invoice = stripe.client.v1().invoices().retrieve(read().getLatestInvoice());
        assertThat(invoice.getAmountPaid()).isEqualTo(1200);
        stripe.advance(Duration.ofDays(31));
        assertThat(read().getSchedule()).isNull();
        assertThat(stripe.client
                        .v1()
                        .subscriptionSchedules()
                        .retrieve(schedule.getId())
                        .getStatus())
                .isEqualTo("released");
    }

    @Test
    @DisplayName("INFRA-CRED-925 a released schedule changes nothing any more, and another can be made")
    void released() throws StripeException {
        var schedule = downgrade();
        assertThatThrownBy(this::downgrade).hasMessageContaining("already attached to a schedule");

        var released = stripe.client.v1().subscriptionSchedules().release(schedule.getId());

        assertThat(released.getStatus()).isEqualTo("released");
        assertThat(released.getReleasedSubscription()).isEqualTo(subscription.getId());
        stripe.advance(Duration.ofDays(28));
        assertThat(price()).isEqualTo(pro.getId());
        assertThat(downgrade().getStatus()).isEqualTo("active");
    }

    @Test
    @DisplayName("INFRA-CRED-926 while a schedule stands, the subscription's cancellation goes through it alone")
    void cancellation() throws StripeException {
        downgrade();

        assertThatThrownBy(() -> stripe.client
                        .v1()
                        .subscriptions()
                        .update(
                                subscription.getId(),
                                SubscriptionUpdateParams.builder()
                                        .setCancelAtPeriodEnd(true)
                                        .build()))
                .hasMessageContaining("managed by the subscription schedule");
        stripe.client.v1().subscriptions().cancel(subscription.getId());
        assertThat(read().getStatus()).isEqualTo("canceled");
    }
}
