package dev.groundwork.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.ProblemException;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.runtime.JsonLineEncoder;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.HttpEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Nothing that opens something or is personal stands in a log, whatever happens in the function. */
final class NoSecretInLogsTest {

    private static final String ADDRESS = "ada.lovelace@example.com";
    private static final String CARD = "4242424242424242";
    private static final String FAULT =
            "Invalid API Key provided: " + PaymentsStack.KEY + " for " + ADDRESS + ", card " + CARD;

    /** All lines of all classes as Lambda would write them. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {

        private final JsonLineEncoder encoder = new JsonLineEncoder();
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-487 no key, webhook secret, signature, token, card or address stands in a log, whatever Stripe says in its own messages")
    void none(@TempDir Path folder) throws IOException {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var log = new Lines();
        log.start();
        root.addAppender(log);
        try (var stack = new PaymentsStack(folder)) {
            var user = person(stack);
            everything(stack, user);

            var secrets = List.of(
                    PaymentsStack.KEY,
                    PaymentsStack.SECRET,
                    PaymentsStack.FORMER_SECRET,
                    user.token(),
                    ADDRESS,
                    CARD,
                    "v1=",
                    "checkout_url",
                    "/c/pay/");
            assertThat(log.lines).hasSizeGreaterThan(5).anyMatch(line -> line.contains("\"level\":\"ERROR\""));
            assertThat(String.join("\n", log.lines)).doesNotContain(secrets);
        } finally {
            root.detachAppender(log);
        }
    }

    private static Callers.User person(PaymentsStack stack) {
        var user = stack.user();
        stack.tables()
                .accounts()
                .put(
                        Item.at(AccountKeys.profile(user.id()))
                                .set("email", ADDRESS)
                                .build(),
                        Expression.ALWAYS);
        return user;
    }

    /** Lets the function do all that it does, and then again while Stripe answers with faults that say everything. */
    private static void everything(PaymentsStack stack, Callers.User user) {
        var session = stack.session(user, "small");
        var events = stack.events(() -> stack.control().checkout(session, CheckoutAction.PAY, 0));
        var signature = stack.signature(events.getFirst(), PaymentsStack.SECRET);
        var bad = HttpEvent.post("/api/credits/webhook", events.getLast()).header("stripe-signature", signature);
        assertThat(stack.send(bad).status()).isEqualTo(400);
        events.forEach(event -> assertThat(stack.deliver(event).status()).isEqualTo(200));
        var charge = stack.control().newest("charge").getFirst().path("id").asText();
        var refund = stack.events(() -> stack.control().refund(charge, Optional.empty()));
        refund.forEach(stack::deliver);
        var failure = stack.events(() -> stack.control()
                .failRefund(
                        stack.control().newest("refund").getFirst().path("id").asText()));
        var tier = stack.upgrade(user, "starter", "upgrade-1")
                .json()
                .path("sessionId")
                .asText();
        stack.events(() -> stack.control().checkout(tier, CheckoutAction.PAY, 0))
                .forEach(stack::deliver);
        assertThat(stack.upgrade(user, "pro", "upgrade-2").status()).isEqualTo(202);
        stack.failStripe(FAULT);
        assertThat(stack.upgrade(user, "starter", "upgrade-3").status()).isEqualTo(503);
        stack.healStripe();
        stack.endAccount(user.id());

        stack.failStripe(FAULT);
        assertThat(stack.purchase(person(stack), "small", "while-down").status())
                .isEqualTo(503);
        failure.forEach(stack::deliver);
        assertThat(stack.removeCustomer(user.id())).isFalse();
        assertThatThrownBy(stack::sweep).isInstanceOf(ProblemException.class);
        stack.healStripe();
        assertThat(stack.sweep()).containsEntry("failed", 0L);
    }
}
