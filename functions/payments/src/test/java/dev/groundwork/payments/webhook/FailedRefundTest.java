package dev.groundwork.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.payments.stripe.StripeCalls;
import dev.groundwork.testing.CapturedLog;
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

/** Refunds that Stripe reports as failed, days after it has reported them. */
final class FailedRefundTest {

    private static final long SEED = 19;

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

    private String newest(String type) {
        return stack.control().newest(type).getFirst().path("id").asText();
    }

    @Test
    @DisplayName("INFRA-CRED-464 what a refund took comes back when it fails, and history says why each time")
    void givesBack() {
        var user = stack.user();
        deliver(stack.events(() -> stack.pay(user, "small")));
        var charge = newest("charge");
        deliver(stack.events(() -> stack.control().refund(charge, Optional.of(250L))));
        stack.clock().advance(Duration.ofDays(3));

        var failure = stack.events(() -> stack.control().failRefund(newest("refund")));
        deliver(failure);
        deliver(failure);

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L, -50L, 50L);
        assertThat(stack.entries(user.id()).stream().limit(2).map(Entry::referenceId))
                .containsExactly(Optional.of("refund_failed"), Optional.of("refund"));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-465 two refunds, of which the first fails: in any order what is left is what was not refunded")
    void anyOrder() {
        var user = stack.user();
        var random = new Random(SEED);
        var events = new ArrayList<>(stack.events(() -> stack.pay(user, "small")));
        var charge = newest("charge");
        stack.clock().advance(Duration.ofDays(1));
        events.addAll(stack.events(() -> stack.control().refund(charge, Optional.of(150L))));
        var first = newest("refund");
        stack.clock().advance(Duration.ofDays(1));
        events.addAll(stack.events(() -> stack.control().refund(charge, Optional.of(200L))));
        stack.clock().advance(Duration.ofDays(1));
        events.addAll(stack.events(() -> stack.control().failRefund(first)));
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, random);

        deliver(events);

        assertThat(stack.balance(user.id()).balance()).as("seed %d", SEED).isEqualTo(Credits.of(160));
        assertThat(stack.balance(user.id()).lifetimePurchased()).isEqualTo(Credits.of(100));
    }

    @Test
    @DisplayName("INFRA-CRED-466 while Stripe does not tell the charge, the failure of a refund is asked for again")
    void stripeDown() {
        var user = stack.user();
        deliver(stack.events(() -> stack.pay(user, "small")));
        deliver(stack.events(() -> stack.control().refund(newest("charge"), Optional.empty())));
        var failure = stack.events(() -> stack.control().failRefund(newest("refund")));
        stack.stopStripe();

        try (var log = CapturedLog.of(StripeCalls.class)) {
            assertThat(stack.deliver(failure.getLast()).status()).isEqualTo(503);
            assertThat(log.messages()).isNotEmpty();
        }

        assertThat(stack.amounts(user.id())).containsExactly(100L, 100L, -100L);
    }
}
