package dev.groundwork.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.store.ClosingLedger;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.testing.Callers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mistakes that public threads of products that sell credits tell of, a test for each kind. */
final class MistakesOfOthersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init") // set before each test
    private PaymentsStack stack;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        stack = new PaymentsStack(folder);
    }

    @AfterEach
    void stop() {
        assertThat(stack.faults()).isEmpty();
        stack.close();
    }

    private void deliver(List<String> events) {
        events.forEach(event -> {
            var answer = stack.deliver(event);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        });
    }

    private static String of(List<String> events, String type) {
        return events.stream()
                .filter(event -> event.contains("\"type\":\"" + type + "\""))
                .findFirst()
                .orElseThrow();
    }

    /** Returns an event whose object says something else. */
    private static String with(String event, Consumer<ObjectNode> change) {
        try {
            var whole = (ObjectNode) JSON.readTree(event);
            change.accept((ObjectNode) whole.path("data").path("object"));
            return whole.toString();
        } catch (IOException e) {
            throw new AssertionError(event, e);
        }
    }

    private String charge() {
        return stack.control().newest("charge").getFirst().path("id").asText();
    }

    private void forget(Callers.User user, String prefix) {
        stack.items("USER#" + user.id()).stream()
                .filter(item -> item.string(Key.SK).startsWith(prefix))
                .forEach(item -> stack.tables().credits().delete(key(item), Expression.ALWAYS));
    }

    private static Key key(Item item) {
        return new Key(item.string(Key.PK), item.string(Key.SK));
    }

    @Test
    @DisplayName("INFRA-CRED-476 two clicks at once with a key each are two pages of one customer")
    void twoCustomers() throws Exception {
        var user = stack.user();

        try (var threads = Executors.newFixedThreadPool(4)) {
            var clicks = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> stack.purchase(user, "small", "click-" + i).status())
                    .toList();
            for (var click : threads.invokeAll(clicks)) {
                assertThat(click.get()).isIn(201, 409);
            }
        }
        stack.purchase(user, "small", "click-later");

        assertThat(stack.control().newest("customer")).hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-477 a request that is repeated after its page was paid gets that page, and nothing is bought twice")
    void alreadyPaid() {
        var user = stack.user();
        var session =
                stack.purchase(user, "small", "key-1").json().path("sessionId").asText();
        deliver(stack.events(() -> stack.control().checkout(session, CheckoutAction.PAY, 0)));

        var again = stack.purchase(user, "small", "key-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("sessionId").asText()).isEqualTo(session);
        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L);
        assertThat(stack.control().newest("checkout.session")).hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-478 paid is given though our records of purchase and customer are lost, or not there yet when the event comes")
    void recordsLost() {
        var user = stack.user();
        var events = stack.events(() -> stack.pay(user, "medium"));
        forget(user, "CUSTOMER");
        forget(user, "CHECKOUT#");

        deliver(events);

        assertThat(stack.amounts(user.id())).containsExactly(100L, 500L);
    }

    @Test
    @DisplayName("INFRA-CRED-479 of a payment with a discount the share of a refund is that of the money that was paid")
    void discount() {
        var user = stack.user();
        var session = stack.session(user, "small");
        deliver(stack.events(() -> stack.control().checkout(session, CheckoutAction.PAY, 50)));
        var charge = charge();

        deliver(stack.events(() -> stack.control().refund(charge, Optional.of(125L))));
        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L, -50L);
        deliver(stack.events(() -> stack.control().refund(charge, Optional.empty())));

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L, -50L, -50L);
    }

    @Test
    @DisplayName("INFRA-CRED-480 nothing paid is nothing refunded: a gift of 100 % stays, whatever a refund of 0 says")
    void gift() {
        var user = stack.user();
        var session = stack.session(user, "small");
        var events = stack.events(() -> stack.control().checkout(session, CheckoutAction.PAY, 100));
        deliver(events);
        var other = stack.user();
        var refund = of(refundsOf(other), "charge.refunded");

        var paidNothing = with(refund, charge -> {
            charge.put("payment_intent", session).put("amount", 0).put("amount_refunded", 0);
            ((ObjectNode) charge.path("metadata")).put("userId", user.id().value());
        });
        deliver(List.of(paidNothing));

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L);
    }

    private List<String> refundsOf(Callers.User user) {
        stack.pay(user, "small");
        return stack.events(() -> stack.control().refund(charge(), Optional.empty()));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-481 with tax in the total, and charged in another currency, a refund takes its share of what was charged")
    void taxAndCurrency() {
        var taxed = stack.user();
        var sale = of(stack.events(() -> stack.pay(taxed, "small")), "checkout.session.completed");
        var refund = of(stack.events(() -> stack.control().refund(charge(), Optional.empty())), "charge.refunded");
        deliver(List.of(with(sale, session -> session.put("amount_total", 595))));
        deliver(List.of(with(refund, charge -> charge.put("amount", 595).put("amount_refunded", 298))));
        assertThat(stack.amounts(taxed.id())).containsExactly(100L, 100L, -50L);

        var abroad = stack.user();
        var converted = of(stack.events(() -> stack.pay(abroad, "small")), "checkout.session.completed");
        var part = of(stack.events(() -> stack.control().refund(charge(), Optional.empty())), "charge.refunded");
        deliver(List.of(with(
                part, charge -> charge.put("currency", "eur").put("amount", 460).put("amount_refunded", 115))));
        deliver(List.of(converted));

        assertThat(stack.balance(abroad.id()).balance()).isEqualTo(Credits.of(175));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-482 complete and unpaid gives nothing, in whatever order the word comes that the money has come")
    void unpaid() {
        var user = stack.user();
        var session = stack.session(user, "small");
        var complete = stack.events(() -> stack.control().checkout(session, CheckoutAction.ASYNC_PENDING, 0));
        var money = stack.events(() -> stack.control().checkout(session, CheckoutAction.ASYNC_SUCCEED, 0));

        deliver(money);
        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L);
        deliver(complete);
        deliver(money);

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-483 an event that cannot be written now is not answered with success, and is applied when it comes again")
    void loggedOnly() {
        var user = stack.user();
        var completed = of(stack.events(() -> stack.pay(user, "small")), "checkout.session.completed");
        var until = stack.clock().instant().plus(Duration.ofHours(1)).toEpochMilli();
        var locking = Expression.change("SET lockToken = :token, lockUntil = :until")
                .value(":token", "somebody else's")
                .value(":until", until);
        stack.tables().credits().update(ClosingLedger.key(user.id()), locking);

        var busy = stack.deliver(completed);
        stack.tables().credits().update(ClosingLedger.key(user.id()), Expression.change("REMOVE lockToken, lockUntil"));
        deliver(List.of(completed));

        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.header("retry-after")).isPresent();
        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L);
    }
}
