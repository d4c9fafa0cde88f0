package dev.groundwork.payments.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.testing.HttpEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PurchaseTest {

    @SuppressWarnings("NullAway.Init") // set before each test
    private PaymentsStack stack;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        stack = new PaymentsStack(folder);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-973 at an empty Stripe a purchase opens a page with our price, and says whose it is and by which catalogue")
    void opens() {
        var user = stack.user();

        var answer = stack.purchase(user, "small", "key-1");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("checkoutUrl").asText()).startsWith("http");
        var session = stack.control().newest("checkout.session").getFirst();
        assertThat(session.path("id").asText())
                .isEqualTo(answer.json().path("sessionId").asText());
        assertThat(session.path("amount_total").asLong()).isEqualTo(500);
        assertThat(session.path("metadata").toString())
                .contains(user.id().value(), "\"packageId\":\"small\"", "\"catalogueVersion\":\"1\"");
        assertThat(session.path("success_url").asText()).startsWith(PaymentsStack.ORIGIN + "/credits");
        assertThat(stack.stripeRequests())
                .filteredOn(request -> "POST".equals(request.get("method")))
                .allSatisfy(request -> assertThat(request.get("idempotencyKey")).isNotNull());
    }

    @Test
    @DisplayName(
            "INFRA-CRED-974 a double click is one page and one customer; the same key for another package is refused")
    void replays() throws Exception {
        var user = stack.user();

        try (var threads = Executors.newFixedThreadPool(4)) {
            var clicks = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> stack.purchase(user, "small", "key-1").status())
                    .toList();
            for (var click : threads.invokeAll(clicks)) {
                assertThat(click.get()).isIn(201, 409);
            }
        }
        var again = stack.purchase(user, "small", "key-1");
        var other = stack.purchase(user, "large", "key-1");
        stack.purchase(user, "large", "key-2");

        assertThat(again.header("idempotent-replayed")).hasValue("true");
        assertThat(other.json().path("code").asText()).isEqualTo("idempotency_key_reused");
        assertThat(stack.control().newest("checkout.session")).hasSize(2);
        assertThat(stack.control().newest("customer")).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-CRED-975 what is not for sale is not found, and a member that nobody asked for is refused")
    void refuses() {
        var user = stack.user();

        assertThat(stack.purchase(user, "tiny", "key-1").json().path("code").asText())
                .isEqualTo("package_not_found");
        var amount = stack.send(HttpEvent.post("/api/credits/purchase", "{\"packageId\":\"small\",\"amount\":1}")
                .bearer(user.token())
                .header("idempotency-key", "key-2"));
        assertThat(amount.status()).isEqualTo(422);
        assertThat(stack.send(HttpEvent.post("/api/credits/purchase", "{\"packageId\":\"small\"}")
                                .bearer(user.token()))
                        .status())
                .isEqualTo(400);
        assertThat(stack.send(HttpEvent.post("/api/credits/purchase", "{}")).status())
                .isEqualTo(401);
        assertThat(List.copyOf(stack.control().newest("checkout.session"))).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-976 while Stripe is down the answer is 503, and nothing is bought")
    void stripeDown() {
        var user = stack.user();
        stack.stopStripe();

        var answer = stack.purchase(user, "small", "key-1");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("code").asText()).isEqualTo("stripe_unavailable");
        assertThat(answer.header("retry-after")).isPresent();
    }
}
