package dev.groundwork.payments.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.SubscriptionUpdateParams;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.payments.stripe.StripeCalls;
import dev.groundwork.payments.subscription.Subscription.Tier;
import dev.groundwork.payments.table.PaymentsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanChangesTest {

    private static final Duration DAY = Duration.ofDays(1);

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

    @Test
    @DisplayName("INFRA-CRED-420 a lower tier comes at the end of the period, and gives its own credits from then on")
    void lower() {
        user.subscribe("pro");
        user.pass(DAY);

        var answer = user.upgrade("starter");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(Subscriber.status(answer)).isEqualTo("pro active then starter");
        assertThat(answer.json().path("pendingChange").path("at").asText()).isEqualTo("2026-02-07T09:30:00Z");
        assertThat(user.status()).isEqualTo("pro active then starter");
        user.pass(DAY.multipliedBy(30));
        assertThat(user.status()).isEqualTo("starter active");
        user.pass(DAY.multipliedBy(31));
        assertThat(user.status()).isEqualTo("starter active");
        assertThat(user.months()).containsExactly(2000L, 500L, 500L);
        assertThat(user.invoices()).containsExactly(3900L, 1200L, 1200L);
    }

    @Test
    @DisplayName("INFRA-CRED-421 the current tier takes back what was to change, and an end that was asked for")
    void current() {
        user.subscribe("pro");
        user.upgrade("starter");

        assertThat(Subscriber.status(user.upgrade("pro"))).isEqualTo("pro active");
        assertThat(Subscriber.status(user.upgrade("free"))).isEqualTo("pro active ends");
        assertThat(Subscriber.status(user.upgrade("pro"))).isEqualTo("pro active");
        user.upgrade("free");
        assertThat(Subscriber.status(user.upgrade("starter"))).isEqualTo("pro active then starter");
        assertThat(Subscriber.status(user.post("cancel"))).isEqualTo("pro active ends");
        assertThat(Subscriber.status(user.upgrade("pro"))).isEqualTo("pro active");
        user.pass(DAY.multipliedBy(31));

        assertThat(user.months()).containsExactly(2000L, 2000L);
        assertThat(user.status()).isEqualTo("pro active");
    }

    @Test
    @DisplayName("INFRA-CRED-422 ten times up and down in one period give what was paid for, and no more")
    void loops() {
        user.subscribe("starter");
        for (var i = 0; i < 10; i++) {
            user.pass(Duration.ofHours(3));
            assertThat(user.upgrade("pro").status()).isEqualTo(202);
            assertThat(user.upgrade("starter").status()).isEqualTo(202);
        }

        assertThat(user.invoices()).containsExactly(1200L, 3900L);
        assertThat(user.months()).containsExactly(500L, 2000L);
        assertThat(user.status()).isEqualTo("pro active then starter");
    }

    @Test
    @DisplayName("INFRA-CRED-429 back to a tier that is paid for this period costs nothing, and gives nothing again")
    void back() {
        user.subscribe("pro");
        user.pass(DAY);
        var subscription = user.newest("subscription");
        var starter = stack.bean(TierSales.class).price(Tier.STARTER, 1);
        var lowered = SubscriptionUpdateParams.builder()
                .addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(subscription
                                .path("items")
                                .path("data")
                                .path(0)
                                .path("id")
                                .asText())
                        .setPrice(starter)
                        .build())
                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE)
                .build();
        user.deliver(stack.events(() -> stack.bean(StripeCalls.class)
                .call(client -> client.v1()
                        .subscriptions()
                        .update(subscription.path("id").asText(), lowered, StripeCalls.once("by hand")))));
        assertThat(user.status()).isEqualTo("starter active");

        var answer = user.upgrade("pro");

        assertThat(Subscriber.status(answer)).isEqualTo("pro active");
        assertThat(answer.json().path("renewsAt").asText()).isEqualTo("2026-02-07T09:30:00Z");
        assertThat(user.invoices()).containsExactly(3900L);
        assertThat(user.months()).containsExactly(2000L);
        user.pass(DAY.multipliedBy(31));
        assertThat(user.invoices()).containsExactly(3900L, 3900L);
    }

    @Test
    @DisplayName("INFRA-CRED-423 a cancellation may be repeated, is over with its period, and is told by one mail then")
    void cancel() {
        user.subscribe("starter");

        var first = user.post("cancel");
        var again = user.post("cancel");

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(Subscriber.status(first)).isEqualTo("starter active ends");
        assertThat(again.json()).isEqualTo(first.json());
        var end = user.during(DAY.multipliedBy(31));
        user.deliver(end);
        user.deliver(end.reversed());
        assertThat(user.status()).isEqualTo("free canceled");
        assertThat(user.mails()).containsExactly("subscription_ended");
        assertThat(user.months()).containsExactly(500L);
        assertThat(user.post("cancel").json().path("code").asText()).isEqualTo("no_subscription");
    }

    @Test
    @DisplayName("INFRA-CRED-424 after the end another subscription may start, and takes the place of the first")
    void startAgain() {
        user.subscribe("starter");
        user.post("cancel");
        var end = user.during(DAY.multipliedBy(31));
        user.deliver(end);

        user.subscribe("pro");
        user.deliver(end);

        assertThat(user.status()).isEqualTo("pro active");
        assertThat(user.months()).containsExactly(500L, 2000L);
        assertThat(user.mails()).containsExactly("subscription_ended");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-425 where the answer of Stripe was lost the same key finds what it did, and nothing is paid twice")
    void lostAnswer() {
        user.subscribe("starter");
        user.pass(DAY);
        var before = stack.tables()
                .credits()
                .get(PaymentsTable.subscription(user.id()))
                .orElseThrow();
        user.upgrade("pro", "key-1");
        var digest = stack.tables().items(stack.tables().credits()).stream()
                .map(dev.groundwork.dynamodb.Item::new)
                .map(item -> item.string("sk"))
                .filter(sk -> sk.startsWith("UPGRADE#"))
                .sorted()
                .toList();
        for (var sk : digest) {
            stack.tables()
                    .credits()
                    .update(
                            PaymentsTable.upgrade(user.id(), sk.substring("UPGRADE#".length())),
                            Expression.change("REMOVE answer"));
        }
        stack.tables().credits().put(before, Expression.ALWAYS);

        var again = user.upgrade("pro", "key-1");

        assertThat(again.status()).isEqualTo(202);
        assertThat(Subscriber.status(again)).isEqualTo("pro active");
        assertThat(user.invoices()).containsExactly(1200L, 3900L);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-426 while one request changes the subscription others wait; one that died holds them for half a minute")
    void held() {
        user.subscribe("starter");
        var lock = stack.bean(PlanLock.class);
        assertThat(lock.begin(user.id(), "somebody")).isPresent();

        var busy = user.upgrade("pro", "key-1");
        stack.clock().advance(Duration.ofSeconds(30));
        var free = user.upgrade("pro", "key-1");

        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.json().path("code").asText()).isEqualTo("request_in_progress");
        assertThat(busy.header("retry-after")).isPresent();
        assertThat(free.status()).isEqualTo(202);
    }

    @Test
    @DisplayName("INFRA-CRED-427 the portal is a page of the customer's, for whoever asks")
    void portal() {
        var answer = user.post("portal");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("url").asText()).startsWith("http");
        assertThat(user.newest("billing_portal.session").path("return_url").asText())
                .startsWith(PaymentsStack.ORIGIN);
    }

    @Test
    @DisplayName("INFRA-CRED-428 the conditions of a subscription's items are these, to the letter")
    void texts() {
        assertThat(PaymentsTable.SAME_VERSION)
                .as("two events that read Stripe one after the other, and write in the other order")
                .isEqualTo("version = :seen");
        assertThat(PaymentsTable.FREE_PLAN)
                .as("ten changes at once")
                .isEqualTo("attribute_not_exists(holder) OR holder = :holder OR heldUntil <= :now");
        assertThat(PaymentsTable.HELD_PLAN)
                .as("a request that was taken for gone opens a page beside the one of the next request")
                .isEqualTo("holder = :holder");
        assertThat(CreditsTable.OPEN)
                .as("an event that is applied while the account is deleted")
                .isEqualTo("attribute_exists(pk) AND (attribute_not_exists(lockToken) OR lockToken <> :closed)");
        assertThat(PaymentsTable.NO_ANSWER)
                .as("two answers to one key")
                .isEqualTo("attribute_exists(pk) AND attribute_not_exists(answer)");
    }
}
