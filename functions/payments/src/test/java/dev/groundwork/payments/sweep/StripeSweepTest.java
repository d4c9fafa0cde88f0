package dev.groundwork.payments.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.ProblemException;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.ledger.store.ClosingLedger;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.localstack.stripe.billing.CheckoutAction;
import dev.groundwork.payments.PaymentsStack;
import dev.groundwork.payments.stripe.StripeCalls;
import dev.groundwork.payments.webhook.ApplyEvent;
import dev.groundwork.testing.CapturedLog;
import dev.groundwork.testing.HttpEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nightly sweep, as Lambda runs it, beside a Stripe whose events get lost. */
final class StripeSweepTest {

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

    private static Map<String, Long> report(long checked, long recovered, long parked, long failed) {
        return Map.of("checked", checked, "recovered", recovered, "parked", parked, "failed", failed);
    }

    private String newest(String type) {
        return stack.control().newest(type).getFirst().path("id").asText();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-467 what Stripe could not deliver is applied, a refund among it, and a second sweep changes nothing")
    void undelivered() {
        var user = stack.user();
        stack.loseEvents();
        stack.pay(user, "small");
        stack.control().refund(newest("charge"), Optional.of(250L));
        assertThat(stack.amounts(user.id())).containsExactly(100L);

        var first = stack.sweep();
        var items = stack.tables().items(stack.tables().credits());
        var second = stack.sweep();

        assertThat(stack.balance(user.id()).balance().amount()).isEqualTo(150);
        assertThat(first.get("recovered")).isEqualTo(3);
        assertThat(first.get("failed")).isZero();
        assertThat(second).isEqualTo(report(first.getOrDefault("checked", 0L), 0, 0, 0));
        assertThat(stack.tables().items(stack.tables().credits())).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-468 a session that is paid gives its credits though no event of it was ever sent; an open one, and a foreign one, gives none")
    void sessions() {
        var user = stack.user();
        stack.session(user, "large");
        stack.pay(user, "small");
        var free = stack.session(user, "medium");
        stack.control().checkout(free, CheckoutAction.PAY, 100);
        var unpaid = stack.session(user, "medium");
        stack.control().checkout(unpaid, CheckoutAction.ASYNC_PENDING, 0);

        assertThat(stack.sweep()).isEqualTo(report(3, 2, 0, 0));

        assertThat(stack.amounts(user.id())).hasSize(3).contains(100L, 500L);
        stack.control().checkout(unpaid, CheckoutAction.ASYNC_SUCCEED, 0);
        stack.clock().advance(Duration.ofDays(9));
        assertThat(stack.sweep()).isEqualTo(report(3, 1, 0, 0));
        stack.clock().advance(Duration.ofDays(3));
        assertThat(stack.sweep()).isEqualTo(report(0, 0, 0, 0));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-305 a paid first month of a subscription of which no event was ever sent starts the tier and gives its credits")
    void subscriptionSession() {
        var user = stack.user();
        var session = stack.upgrade(user, "starter", "upgrade-1")
                .json()
                .path("sessionId")
                .asText();
        stack.control().checkout(session, CheckoutAction.PAY, 0);

        assertThat(stack.sweep()).isEqualTo(report(1, 1, 0, 0));
        assertThat(stack.sweep()).isEqualTo(report(1, 0, 0, 0));

        assertThat(stack.amounts(user.id())).containsExactlyInAnyOrder(100L, 500L);
        var status = stack.send(HttpEvent.get("/api/subscription/status").bearer(user.token()));
        assertThat(status.json().path("tier").asText()).isEqualTo("starter");
        assertThat(status.json().path("status").asText()).isEqualTo("active");
    }

    @Test
    @DisplayName("INFRA-CRED-469 a parked event is applied once its user is there; one whose user is gone stays parked")
    void parked() {
        var early = stack.user();
        var gone = stack.user();
        var events = new ArrayList<>(stack.events(() -> stack.pay(early, "small")));
        events.addAll(stack.events(() -> stack.pay(gone, "medium")));
        stack.tables().credits().delete(ClosingLedger.key(early.id()), Expression.ALWAYS);
        stack.endAccount(gone.id());
        events.forEach(stack::deliver);
        var before = stack.items("PARKED").size();

        stack.tables()
                .credits()
                .put(OpeningLedger.item(early.id(), stack.clock().instant()), OpeningLedger.CONDITION);
        var first = stack.sweep();
        var second = stack.sweep();

        assertThat(stack.amounts(early.id())).containsExactly(100L, 100L);
        assertThat(first)
                .containsEntry("recovered", 2L)
                .containsEntry("parked", 2L)
                .containsEntry("failed", 0L);
        assertThat(second).containsEntry("recovered", 0L).containsEntry("parked", 2L);
        assertThat(before).isEqualTo(4);
        assertThat(stack.items("PARKED"))
                .allSatisfy(item ->
                        assertThat(item.string("userId")).isEqualTo(gone.id().value()));
    }

    @Test
    @DisplayName("INFRA-CRED-470 while Stripe does not answer the sweep fails, and the next one recovers")
    void stripeDown() {
        stack.stopStripe();

        try (var log = CapturedLog.of(StripeCalls.class)) {
            assertThatThrownBy(() -> stack.sweep()).isInstanceOf(ProblemException.class);
            assertThat(log.messages()).isNotEmpty();
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-471 a sweep whose time is over stops after a page and says where; the next goes on there, and then from the newest again")
    void goesOn() {
        var positions = stack.bean(SweepPositions.class);
        var asked = new ArrayList<String>();
        var sweep = new SweepStripe(
                new Endless(asked),
                positions,
                stack.bean(ApplyEvent.class),
                stack.bean(RetryParked.class),
                stack.bean(ProductClock.class));

        try (var log = CapturedLog.of(SweepStripe.class)) {
            sweep.sweep();
            assertThat(log.messages()).contains("The time of a sweep is over; the next one goes on from here");
        }
        sweep.sweep();

        assertThat(asked).containsExactly("newest Optional.empty", "newest Optional[evt_1]", "1000 Optional.empty");
        assertThat(stack.items("SWEEP")).isEmpty();
    }

    /** Events of other products, three pages long; each page takes minutes. */
    private final class Endless implements StripeHistory {

        private final List<String> asked;

        Endless(List<String> asked) {
            this.asked = asked;
        }

        @Override
        public Page<Event> undelivered(Instant since, Position from, Optional<String> after) {
            asked.add(from.notAfter().map(at -> "" + at.getEpochSecond()).orElse("newest") + " " + after);
            stack.clock().advance(Duration.ofMinutes(4));
            var event = new Event();
            event.setId("evt_" + asked.size());
            event.setType("coupon.created");
            event.setCreated(1002L - asked.size());
            return new Page<>(List.of(event), asked.size() < 3 ? Optional.of(event.getId()) : Optional.empty());
        }

        @Override
        public Page<Session> complete(Instant since, Position from, Optional<String> after) {
            return new Page<>(List.of(), Optional.empty());
        }

        @Override
        public Optional<Event> event(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<Session> session(String id) {
            return Optional.empty();
        }
    }
}
