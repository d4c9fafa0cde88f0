package dev.groundwork.payments.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.store.ClosingLedger;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.payments.PaymentsStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SubscriptionEventsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int ORDERS = Integer.getInteger("subscription.orders", 12);
    private static final long SEED = Long.getLong("subscription.seed", 20260107);

    @SuppressWarnings("NullAway.Init") // set before each test
    private PaymentsStack stack;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Subscriber user;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        stack = new PaymentsStack(folder);
        user = new Subscriber(stack);
    }

    @AfterEach
    void stop() {
        assertThat(stack.faults()).isEmpty();
        stack.close();
    }

    private String outcome(String event) {
        return stack.deliver(event).json().path("outcome").asText();
    }

    private static String of(List<String> events, String type) {
        return events.stream()
                .filter(event -> event.contains("\"type\":\"" + type + "\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-430 the first month is given once, by its invoice, whatever else tells of it and however often")
    void first() {
        var events = user.pay("starter");

        user.deliver(events);
        user.deliver(events.reversed());

        assertThat(user.months()).containsExactly(500L);
        assertThat(user.status()).isEqualTo("starter active");
        assertThat(stack.entries(user.id()).getFirst().payment())
                .hasValueSatisfying(id -> assertThat(id).startsWith("in_"));
        assertThat(stack.balance(user.id()).lifetimePurchased()).isEqualTo(Credits.of(500));
        assertThat(outcome(of(events, "invoice.payment_succeeded"))).isEqualTo("ignored");
    }

    @Test
    @DisplayName("INFRA-CRED-431 a month that a discount pays whole is given as sold")
    void free() {
        var page = user.page("pro");

        user.deliver(stack.events(() -> stack.control().checkout(page, CheckoutAction.PAY, 100)));

        assertThat(user.months()).containsExactly(2000L);
        assertThat(user.status()).isEqualTo("pro active");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-432 money that comes later gives the month when it has come; where it does not, a mail tells")
    void later() {
        var page = user.page("starter");
        user.deliver(stack.events(() -> stack.control().checkout(page, CheckoutAction.ASYNC_PENDING, 0)));
        assertThat(user.months()).isEmpty();
        user.deliver(stack.events(() -> stack.control().checkout(page, CheckoutAction.ASYNC_SUCCEED, 0)));
        assertThat(user.months()).containsExactly(500L);

        var other = new Subscriber(stack);
        var unpaid = other.page("starter");
        user.deliver(stack.events(() -> stack.control().checkout(unpaid, CheckoutAction.ASYNC_PENDING, 0)));
        user.deliver(stack.events(() -> stack.control().checkout(unpaid, CheckoutAction.ASYNC_FAIL, 0)));

        assertThat(other.months()).isEmpty();
        assertThat(other.status()).isEqualTo("starter past_due");
        assertThat(other.mails()).containsExactly("payment_failed");
    }

    @Test
    @DisplayName("INFRA-CRED-433 each renewal gives its month, which rolls over once and is gone with the next")
    void renewals() {
        user.subscribe("starter");
        user.pass(DAY.multipliedBy(31));
        assertThat(user.balance()).isEqualTo(1100);
        user.pass(DAY.multipliedBy(28));

        assertThat(user.months()).containsExactly(500L, 500L, 500L);
        assertThat(user.balance()).isEqualTo(1100);
        assertThat(user.invoices()).containsExactly(1200L, 1200L, 1200L);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-434 a renewal that fails gives nothing and is told once; when it is paid its month is given once")
    void failedRenewal() {
        user.subscribe("starter");
        user.card(true);
        var failed = user.during(DAY.multipliedBy(31));
        user.deliver(failed);
        user.deliver(failed);

        assertThat(user.status()).isEqualTo("starter past_due");
        assertThat(user.mails()).containsExactly("payment_failed");
        assertThat(user.months()).containsExactly(500L);
        user.pass(DAY.multipliedBy(3));
        assertThat(user.mails()).as("the same invoice").containsExactly("payment_failed");
        user.card(false);
        var paid = user.during(DAY.multipliedBy(5));
        user.deliver(paid);
        user.deliver(failed);
        user.deliver(paid);

        assertThat(user.status()).isEqualTo("starter active");
        assertThat(user.months()).containsExactly(500L, 500L);
        assertThat(user.mails()).containsExactly("payment_failed");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-435 when Stripe gives a failed renewal up the subscription has ended, and one mail tells of it")
    void givenUp() {
        user.subscribe("starter");
        user.card(true);
        user.pass(DAY.multipliedBy(31));
        user.pass(DAY.multipliedBy(20));

        assertThat(user.status()).isEqualTo("free canceled");
        assertThat(user.mails()).containsExactlyInAnyOrder("payment_failed", "subscription_ended");
        assertThat(user.months()).containsExactly(500L);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-436 what is refunded or disputed of a month is found by its invoice, and taken of its credits")
    void reversed() {
        user.subscribe("starter");
        var charge = user.newest("charge").path("id").asText();

        user.deliver(stack.events(() -> stack.control().refund(charge, Optional.of(300L))));
        assertThat(user.balance()).isEqualTo(100 + 375);
        user.deliver(stack.events(() -> stack.control().dispute(charge, false)));

        assertThat(user.balance()).isEqualTo(100);
        assertThat(stack.entries(user.id()).getFirst().payment())
                .hasValueSatisfying(id -> assertThat(id).startsWith("in_"));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-437 events in another version are read again; invoices of other reasons and products give nothing")
    void others() {
        var events = user.pay("starter");
        var paid = of(events, "invoice.paid");
        var manual = paid.replace("\"billing_reason\":\"subscription_create\"", "\"billing_reason\":\"manual\"");
        var foreign = paid.replaceAll("\"(userId|tier|catalogueVersion)\":\"[^\"]*\"", "\"$1x\":\"1\"");

        assertThat(outcome(manual)).isEqualTo("ignored");
        assertThat(outcome(paid.replace("evt_", "evt_9").replace("\"proration\":false", "\"proration\":true")))
                .isEqualTo("parked");
        assertThat(outcome(foreign)).isEqualTo("ignored");
        assertThat(user.months()).isEmpty();
        assertThat(outcome(paid.replaceFirst("\"api_version\":\"[^\"]*\"", "\"api_version\":\"2019-05-16\"")
                        .replace("\"status\":\"paid\"", "\"state\":\"old\"")))
                .isEqualTo("applied");

        assertThat(user.months()).containsExactly(500L);
        assertThat(user.status()).isEqualTo("starter active");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-438 of somebody who is gone a paid month is parked, and how the subscription stands is nobody's")
    void gone() {
        var events = user.pay("starter");
        stack.tables().credits().update(ClosingLedger.key(user.id()), ClosingLedger.expression());

        assertThat(outcome(of(events, "invoice.paid"))).isEqualTo("parked");
        assertThat(outcome(of(events, "customer.subscription.created"))).isEqualTo("ignored");
        assertThat(stack.tables().items(stack.tables().credits()).stream()
                        .map(Item::new)
                        .map(item -> item.string("sk")))
                .doesNotContain("SUBSCRIPTION");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-439 signed events of objects that Stripe has lost are believed: the month, the failure and the end")
    void believed() throws IOException {
        var events = new ArrayList<>(user.pay("starter"));
        user.card(true);
        events.addAll(user.during(DAY.multipliedBy(31)));
        var elsewhere = events.stream()
                .map(event -> event.replaceAll("\"(in|sub)_(\\w+)\"", "\"$1_elsewhere$2\""))
                .toList();

        user.deliver(elsewhere);

        assertThat(user.months()).containsExactly(500L);
        assertThat(user.status()).isEqualTo("starter past_due");
        assertThat(user.mails()).containsExactly("payment_failed");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-440 a whole life, told in any order and one to three times, ends alike: what was paid, once")
    void anyOrder() {
        var seeds = new Random(SEED);
        for (var i = 0; i < ORDERS; i++) {
            var seed = seeds.nextLong();
            var random = new Random(seed);
            var somebody = new Subscriber(stack);
            var events = new ArrayList<String>();
            for (var event : life(somebody)) {
                events.addAll(Collections.nCopies(1 + random.nextInt(3), event));
            }
            Collections.shuffle(events, random);

            somebody.deliver(events);

            assertThat(somebody.status())
                    .as("-Dsubscription.seed, order of %d", seed)
                    .isEqualTo("free canceled");
            assertThat(somebody.months()).as("order of %d", seed).containsExactlyInAnyOrder(500L, 2000L, 500L);
        }
        assertThat(user.mails()).filteredOn("subscription_ended"::equals).hasSize(ORDERS);
    }

    /** Starts, goes up after some days, down at the end of that period, and ends after the next. */
    private List<String> life(Subscriber somebody) {
        var events = new ArrayList<>(somebody.pay("starter"));
        events.addAll(somebody.during(DAY.multipliedBy(10)));
        events.addAll(stack.events(() -> somebody.upgrade("pro", "up")));
        events.addAll(stack.events(() -> somebody.upgrade("starter", "down")));
        events.addAll(somebody.during(DAY.multipliedBy(31)));
        events.addAll(stack.events(() -> somebody.post("cancel")));
        events.addAll(somebody.during(DAY.multipliedBy(31)));
        return events;
    }
}
