package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.BillingPeriod;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.PaymentFact;
import dev.groundwork.ledger.model.PaymentFact.DisputeStatus;
import dev.groundwork.ledger.model.PaymentFact.Disputed;
import dev.groundwork.ledger.model.PaymentFact.Receipted;
import dev.groundwork.ledger.model.PaymentFact.Refunded;
import dev.groundwork.ledger.model.PaymentFact.Sold;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import dev.groundwork.ledger.model.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of a ledger for payments: what they give, what is taken back, and what is returned. */
abstract class PaymentsContract extends LotsContract {

    private static final Sold SMALL =
            new Sold(EntryType.PURCHASE, "small", Credits.of(100), Optional.empty(), 500, "usd", 1);

    static Sold month(String tier, long credits, BillingPeriod period) {
        return new Sold(EntryType.SUBSCRIPTION, tier, Credits.of(credits), Optional.of(period), 1200, "usd", 1);
    }

    private int events;

    private PaymentOutcome apply(UserId user, String payment, PaymentFact fact) {
        events++;
        return ledger().applyPayment(new PaymentRequest(user, payment, "evt_" + events, fact));
    }

    private void pay(UserId user, PaymentFact... facts) {
        List.of(facts)
                .forEach(fact -> assertThat(apply(user, "pi_1", fact)).isInstanceOf(PaymentOutcome.Applied.class));
    }

    private Disputed dispute(DisputeStatus status, long amount) {
        return new Disputed("du_1", status, amount, "usd", clock.instant());
    }

    private Refunded refunded(long amount) {
        return new Refunded(amount, 500, clock.instant(), false);
    }

    private Refunded readLater(long amount) {
        return new Refunded(amount, 500, clock.instant(), true);
    }

    private List<Long> amounts(UserId user) {
        return entries(user).reversed().stream().map(Entry::amount).toList();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-960 a payment gives its credits once, whatever says so and however often, and names its payment")
    void once() {
        var user = open();
        var request = new PaymentRequest(user, "pi_1", "evt_paid", SMALL);

        var first = ledger().applyPayment(request);
        var again = ledger().applyPayment(request);
        var other = apply(user, "pi_1", SMALL);

        assertThat(first).isInstanceOf(PaymentOutcome.Applied.class);
        assertThat(List.of(again, other)).containsOnly(new PaymentOutcome.Known());
        assertThat(amounts(user)).containsExactly(100L, 100L);
        assertThat(entries(user).getFirst()).satisfies(entry -> {
            assertThat(entry.type()).isEqualTo(EntryType.PURCHASE);
            assertThat(entry.payment()).hasValue("pi_1");
            assertThat(entry.referenceId()).hasValue("small");
        });
        assertThat(balance(user).lifetimePurchased()).isEqualTo(Credits.of(100));
        assertThat(ledger().applyPayment(new PaymentRequest(Ids.user(), "pi_1", "evt_1", SMALL)))
                .isEqualTo(new PaymentOutcome.UnknownUser());
    }

    @Test
    @DisplayName(
            "INFRA-CRED-961 refunds of 30 % and then all, each twice, claw back what was given, once, in whole credits")
    void moneyBack() {
        var user = open();
        pay(user, SMALL, refunded(153));
        assertThat(apply(user, "pi_1", refunded(153))).isInstanceOf(PaymentOutcome.Known.class);
        pay(user, refunded(500));
        assertThat(apply(user, "pi_1", refunded(153))).isInstanceOf(PaymentOutcome.Known.class);

        assertThat(amounts(user)).containsExactly(100L, 100L, -30L, -70L);
        assertThat(entries(user).getFirst().payment()).hasValue("pi_1");
        assertThat(entries(user).getFirst().referenceId()).hasValue("refund");
        assertThat(balance(user).lifetimePurchased()).isEqualTo(Credits.of(100));
    }

    @Test
    @DisplayName("INFRA-CRED-962 a refund that comes before its payment leaves nothing in the end")
    void refundFirst() {
        var user = withBalance(7);

        pay(user, refunded(500));
        assertThat(amounts(user)).hasSize(2);
        pay(user, SMALL);

        assertThat(amounts(user)).containsExactly(100L, -93L, 100L, -100L);
        assertThat(balance(user).debt()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName("INFRA-CRED-963 what was spent before the refund is owed, and the next purchase pays it visibly")
    void debt() {
        var user = open();
        pay(user, SMALL);
        ledger().consume(Ids.consumption(user, fresh(), 180));

        pay(user, refunded(500));
        assertThat(balance(user).debt()).isEqualTo(Credits.of(80));
        apply(user, "pi_2", SMALL);

        assertThat(amounts(user)).containsExactly(100L, 100L, -180L, -20L, 100L, -80L);
        assertThat(balance(user).debt()).isEqualTo(Credits.ZERO);
        assertThat(balance(user).available()).isEqualTo(Credits.of(20));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-964 a dispute takes when it is opened; won, it cancels the debt it made and gives the rest back")
    void disputeWon() {
        var user = open();
        pay(user, SMALL);
        ledger().consume(Ids.consumption(user, fresh(), 160));
        pay(user, dispute(DisputeStatus.OPEN, 500));
        assertThat(balance(user).debt()).isEqualTo(Credits.of(60));

        clock.advance(Duration.ofDays(1));
        pay(user, dispute(DisputeStatus.WON, 500));
        assertThat(apply(user, "pi_1", dispute(DisputeStatus.OPEN, 500))).isInstanceOf(PaymentOutcome.Known.class);

        assertThat(amounts(user)).containsExactly(100L, 100L, -160L, -40L, 40L);
        assertThat(entries(user).getFirst().type()).isEqualTo(EntryType.CLAWBACK);
        assertThat(entries(user).getFirst().referenceId()).hasValue("dispute_won");
        assertThat(balance(user).debt()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-965 a dispute that is lost keeps what it took, and refund and dispute together take no more than all")
    void disputeLost() {
        var user = open();
        pay(user, SMALL, dispute(DisputeStatus.OPEN, 400));
        clock.advance(Duration.ofDays(1));
        pay(user, dispute(DisputeStatus.LOST, 400), refunded(250));

        assertThat(amounts(user)).containsExactly(100L, 100L, -80L, -20L);
    }

    @Test
    @DisplayName("INFRA-CRED-966 what is held stays for its hold; when it ends, what is free pays the debt")
    void held() {
        var user = withBalance(1);
        pay(user, SMALL);
        var hold = (HoldOutcome.Held) ledger().hold(new HoldRequest(
                user,
                fresh(),
                Action.WEB_SEARCH,
                Credits.of(90),
                new Reference("search"),
                clock.instant().plus(Duration.ofHours(1)),
                Optional.empty()));

        pay(user, refunded(500));
        assertThat(balance(user).debt()).isEqualTo(Credits.of(89));
        ledger().commit(new HoldId(user, hold.receipt().hold().operation()), Credits.of(50));

        assertThat(amounts(user)).containsExactly(100L, -99L, 100L, -11L, -50L, -40L);
        assertThat(balance(user).debt()).isEqualTo(Credits.of(49));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-967 a subscription's credits are taken from its own lot first, and what comes back late expires")
    void subscription() {
        var user = open();
        var period = new BillingPeriod(clock.instant(), clock.instant().plus(Duration.ofDays(31)), false);
        apply(user, "in_1", month("starter", 500, period));
        pay(user, SMALL);
        apply(user, "in_1", dispute(DisputeStatus.OPEN, 600));

        assertThat(entries(user).getFirst().lots().lots()).containsExactly(Lot.of(period, 250));
        clock.advance(Duration.ofDays(63));
        assertThat(balance(user).balance()).isEqualTo(Credits.of(200));
        apply(user, "in_1", dispute(DisputeStatus.WON, 600));

        assertThat(amounts(user)).containsExactly(100L, 500L, 100L, -250L, -250L, 250L, -250L);
        assertThat(balance(user).balance()).isEqualTo(Credits.of(200));
    }

    @Test
    @DisplayName("INFRA-CRED-968 a payment of 0 gives as sold; a dispute in another currency counts as all of it")
    void oddAmounts() {
        var user = open();
        apply(user, "pi_free", new Sold(EntryType.PURCHASE, "small", Credits.of(100), Optional.empty(), 0, "usd", 1));
        pay(user, SMALL, new Disputed("du_1", DisputeStatus.OPEN, 430, "eur", clock.instant()));

        assertThat(amounts(user)).containsExactly(100L, 100L, 100L, -100L);
    }

    @Test
    @DisplayName("INFRA-CRED-460 a refund that fails days later gives back what it took, once, whatever comes after it")
    void failedRefund() {
        var user = open();
        pay(user, SMALL);
        ledger().consume(Ids.consumption(user, fresh(), 140));
        var first = refunded(150);
        pay(user, first);
        clock.advance(Duration.ofDays(2));
        var second = refunded(400);
        pay(user, second);
        assertThat(balance(user).debt()).isEqualTo(Credits.of(20));

        clock.advance(Duration.ofDays(5));
        pay(user, readLater(250));
        for (var late : List.of(first, second, readLater(250))) {
            assertThat(apply(user, "pi_1", late)).isInstanceOf(PaymentOutcome.Known.class);
        }

        assertThat(amounts(user)).containsExactly(100L, 100L, -140L, -30L, -30L, 10L);
        assertThat(balance(user).debt()).isEqualTo(Credits.ZERO);
        assertThat(entries(user).getFirst().referenceId()).hasValue("refund_failed");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-461 the failure of a refund counts in any order: before the refund, before the sale, in one second")
    void failedRefundFirst() {
        var user = open();
        var refund = refunded(500);
        var sameSecond = readLater(0);
        pay(user, sameSecond);
        assertThat(apply(user, "pi_1", refund)).isInstanceOf(PaymentOutcome.Known.class);
        pay(user, SMALL);
        assertThat(amounts(user)).containsExactly(100L, 100L);

        clock.advance(Duration.ofSeconds(1));
        pay(user, refunded(250));
        assertThat(amounts(user)).containsExactly(100L, 100L, -50L);
    }

    @Test
    @DisplayName("INFRA-CRED-462 a receipt changes no credits, whenever it comes, and the first one stays")
    void receipt() {
        var user = open();
        pay(user, new Receipted("https://receipts.test/1", clock.instant()), SMALL);

        assertThat(apply(user, "pi_1", new Receipted("https://receipts.test/2", clock.instant())))
                .isInstanceOf(PaymentOutcome.Known.class);
        assertThat(amounts(user)).containsExactly(100L, 100L);
    }
}
