package dev.groundwork.payments.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.testing.HttpEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpgradeTest {

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
    @DisplayName(
            "INFRA-CRED-410 from the free tier a page is opened at our price, which says whose it is, once for a key")
    void page() {
        var answer = user.upgrade("starter", "key-1");
        var again = user.upgrade("starter", "key-1");
        var other = user.upgrade("pro", "key-1");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("checkoutUrl").asText()).startsWith("http");
        assertThat(again.json()).isEqualTo(answer.json());
        assertThat(again.header("idempotent-replayed")).hasValue("true");
        assertThat(other.json().path("code").asText()).isEqualTo("idempotency_key_reused");
        var session = user.newest("checkout.session");
        assertThat(session.path("mode").asText()).isEqualTo("subscription");
        assertThat(session.path("amount_total").asLong()).isEqualTo(1200);
        assertThat(session.path("metadata").toString())
                .contains(user.id().value(), "\"tier\":\"starter\"", "\"catalogueVersion\":\"1\"");
        stack.control().checkout(session.path("id").asText(), CheckoutAction.PAY, 0);
        assertThat(user.newest("subscription").path("metadata")).isEqualTo(session.path("metadata"));
        assertThat(stack.stripeRequests())
                .filteredOn(request -> "POST".equals(request.get("method")))
                .allSatisfy(request -> assertThat(request.get("idempotencyKey")).isNotNull());
    }

    @Test
    @DisplayName(
            "INFRA-CRED-411 whoever asks again gets the same page, for another tier a new one, and the first is closed")
    void onePage() {
        var first = user.page("starter");

        assertThat(user.page("starter")).isEqualTo(first);
        var other = user.page("pro");

        assertThat(other).isNotEqualTo(first);
        assertThat(stack.control().newest("checkout.session").stream()
                        .map(session -> session.path("id").asText() + " "
                                + session.path("status").asText()))
                .containsExactly(other + " open", first + " expired");
    }

    @Test
    @DisplayName("INFRA-CRED-412 what is no request to change the tier is refused, and nothing is asked of Stripe")
    void refuses() {
        var token = stack.user().token();
        var bodies = List.of("{}", "{\"tier\":\"gold\"}", "{\"tier\":\"pro\",\"amount\":1}", "{\"tier\":\"PRO\"}");
        for (var body : bodies) {
            var answer = stack.send(HttpEvent.post("/api/subscription/upgrade", body)
                    .bearer(token)
                    .header("idempotency-key", "key-1"));
            assertThat(answer.status()).as(body).isEqualTo(422);
        }
        var noKey = stack.send(HttpEvent.post("/api/subscription/upgrade", "{\"tier\":\"pro\"}")
                .bearer(token));

        assertThat(noKey.json().path("code").asText()).isEqualTo("idempotency_key_invalid");
        assertThat(user.upgrade("free", "key-1").json().path("code").asText()).isEqualTo("no_subscription");
        assertThat(user.post("cancel").json().path("code").asText()).isEqualTo("no_subscription");
        assertThat(stack.send(HttpEvent.post("/api/subscription/upgrade", "{\"tier\":\"pro\"}"))
                        .status())
                .isEqualTo(401);
        assertThat(stack.stripeRequests()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-413 to a higher tier: paid now and whole, a new period, all its credits, and the rest rolls over")
    void higher() {
        user.subscribe("starter");
        user.pass(DAY.multipliedBy(10));

        var answer = user.upgrade("pro");
        var again = user.upgrade("pro", "upgrade-2");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(Subscriber.status(answer)).isEqualTo("pro active");
        assertThat(answer.json().path("renewsAt").asText()).isEqualTo("2026-02-17T09:30:00Z");
        assertThat(again.json()).isEqualTo(answer.json());
        assertThat(again.header("idempotent-replayed")).hasValue("true");
        assertThat(user.invoices()).containsExactly(1200L, 3900L);
        assertThat(user.months()).containsExactly(500L, 2000L);
        user.upgrade("free");
        user.pass(DAY.multipliedBy(31));
        assertThat(user.balance()).isEqualTo(2100);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-414 a bank that refuses is that key's answer and changes nothing; a new key with a new card works")
    void declined() {
        user.subscribe("starter");
        user.pass(DAY);
        user.card(true);

        var refused = user.upgrade("pro", "key-1");
        var again = user.upgrade("pro", "key-1");

        assertThat(refused.status()).isEqualTo(402);
        assertThat(refused.json().path("code").asText()).isEqualTo("payment_declined");
        assertThat(again.status()).isEqualTo(402);
        assertThat(user.status()).isEqualTo("starter active");
        assertThat(user.invoices()).containsExactly(1200L);
        user.card(false);
        assertThat(user.upgrade("pro", "key-1").status()).isEqualTo(402);
        assertThat(user.upgrade("pro").status()).isEqualTo(202);
        assertThat(user.months()).containsExactly(500L, 2000L);
    }

    @Test
    @DisplayName("INFRA-CRED-415 ten changes at once, each with its key, are one change at Stripe")
    void atOnce() throws Exception {
        user.subscribe("starter");
        user.pass(DAY);

        try (var threads = Executors.newFixedThreadPool(10)) {
            var clicks = IntStream.range(0, 10)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> user.upgrade("pro", "key-" + i).status())
                    .toList();
            for (var click : threads.invokeAll(clicks)) {
                assertThat(click.get()).isEqualTo(202);
            }
        }

        assertThat(user.invoices()).containsExactly(1200L, 3900L);
        assertThat(stack.stripeRequests())
                .filteredOn(request -> "POST".equals(request.get("method"))
                        && String.valueOf(request.get("path")).contains("/subscriptions/"))
                .hasSize(1);
    }

    @Test
    @DisplayName("INFRA-CRED-416 ten pages at once, each with its key, are one page")
    void pagesAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(10)) {
            var clicks = IntStream.range(0, 10)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> user.upgrade("pro", "key-" + i).status())
                    .toList();
            for (var click : threads.invokeAll(clicks)) {
                assertThat(click.get()).isEqualTo(201);
            }
        }

        assertThat(stack.control().newest("checkout.session")).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-CRED-417 while Stripe is down the answer is 503, and the same key works when it is back")
    void stripeDown() throws IOException {
        user.subscribe("starter");
        stack.stopStripe();

        var down = user.upgrade("pro", "key-1");
        var cancel = user.post("cancel");
        stack.startStripe();

        assertThat(down.status()).isEqualTo(503);
        assertThat(down.json().path("code").asText()).isEqualTo("stripe_unavailable");
        assertThat(cancel.status()).isEqualTo(503);
        assertThat(user.upgrade("pro", "key-1").status()).isEqualTo(202);
        assertThat(user.invoices()).containsExactly(1200L, 3900L);
    }

    @Test
    @DisplayName("INFRA-CRED-418 a page that was paid is a subscription for every request, before any event says so")
    void beforeTheEvents() {
        user.pay("starter");

        var answer = user.upgrade("starter", "key-1");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(Subscriber.status(answer)).isEqualTo("starter active");
        assertThat(stack.control().newest("subscription")).hasSize(1);
    }
}
