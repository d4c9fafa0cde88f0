package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.BillingPeriod;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.PaymentFact;
import dev.groundwork.ledger.model.PaymentFact.DisputeStatus;
import dev.groundwork.ledger.model.PaymentFact.Disputed;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of a ledger for the credits of a subscription: they live to the end of the period after the one that they are given for. */
abstract class SubscriptionsContract extends PaymentsContract {

    private static final BillingPeriod JANUARY = month("2026-01-07T09:30:00Z", "2026-02-07T09:30:00Z", false);
    private static final BillingPeriod FEBRUARY = month("2026-02-07T09:30:00Z", "2026-03-07T09:30:00Z", false);
    private static final BillingPeriod UPGRADE = month("2026-01-20T12:00:00Z", "2026-02-20T12:00:00Z", true);

    private static BillingPeriod month(String start, String end, boolean isChange) {
        return new BillingPeriod(Instant.parse(start), Instant.parse(end), isChange);
    }

    private void apply(UserId user, String invoice, PaymentFact fact) {
        assertThat(ledger().applyPayment(new PaymentRequest(user, invoice, "evt_" + invoice + fact.hashCode(), fact)))
                .isInstanceOf(PaymentOutcome.Applied.class);
    }

    private List<Lot> lots(UserId user) {
        return ledger().account(user).orElseThrow().lots().lots();
    }

    private void goTo(String time) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(time)));
    }

    private List<String> expiries(UserId user) {
        return entries(user).reversed().stream()
                .filter(entry -> entry.type() == EntryType.EXPIRE)
                .map(entry -> entry.amount() + " by "
                        + entry.lots().lots().getFirst().expiresAt().orElseThrow())
                .toList();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-400 credits of a month roll over once: they are gone at the end of the next month, not before")
    void rollOver() {
        var user = withBalance(0);
        apply(user, "in_1", month("starter", 500, JANUARY));
        goTo("2026-02-07T09:30:00Z");
        apply(user, "in_2", month("starter", 500, FEBRUARY));

        goTo("2026-03-07T09:29:59Z");
        assertThat(balance(user).balance()).isEqualTo(Credits.of(1000));
        goTo("2026-03-07T09:30:00Z");

        assertThat(balance(user).balance()).isEqualTo(Credits.of(500));
        assertThat(expiries(user)).containsExactly("-500 by 2026-03-07T09:30:00Z");
        assertThat(balance(user).lifetimePurchased()).isEqualTo(Credits.of(1000));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-401 the new period of a change of tier is the one after, for credits given before: they end with it")
    void change() {
        var user = withBalance(0);
        apply(user, "in_1", month("starter", 500, JANUARY));
        ledger().consume(Ids.consumption(user, fresh(), 120));
        goTo("2026-01-20T12:00:00Z");
        apply(user, "in_2", month("pro", 2000, UPGRADE));

        goTo("2026-02-20T12:00:00Z");

        assertThat(balance(user).balance()).isEqualTo(Credits.of(2000));
        assertThat(expiries(user)).containsExactly("-380 by 2026-02-20T12:00:00Z");
        goTo("2026-03-20T12:00:00Z");
        assertThat(balance(user).balance()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-402 a change of tier in the second in which the subscription began is still the later period")
    void sameSecond() {
        var user = withBalance(0);
        var pro = new BillingPeriod(JANUARY.start(), JANUARY.end(), true);

        apply(user, "in_2", month("pro", 2000, pro));
        apply(user, "in_1", month("starter", 500, JANUARY));

        assertThat(lots(user))
                .containsExactly(
                        new Lot(Lot.Kind.SUBSCRIPTION, Optional.of(JANUARY.end()), Optional.of(JANUARY), 500),
                        Lot.of(pro, 2000));
    }

    @Test
    @DisplayName("INFRA-CRED-403 in whatever order periods become known, the lots are the same in the end")
    void anyOrder() {
        var periods = List.of(
                JANUARY,
                new BillingPeriod(JANUARY.start(), JANUARY.end(), true),
                UPGRADE,
                month("2026-02-20T12:00:00Z", "2026-03-20T12:00:00Z", false));
        var random = new Random(20260107);
        List<Lot> expected = List.of();
        for (var i = 0; i < 24; i++) {
            var order = new ArrayList<>(periods);
            if (i > 0) {
                Collections.shuffle(order, random);
            }
            var user = withBalance(0);
            for (var period : order) {
                apply(user, "in_" + period, month("starter", 100 + periods.indexOf(period), period));
            }
            expected = i == 0 ? lots(user) : expected;
            assertThat(lots(user)).as("in the order %s", order).isEqualTo(expected);
        }
        assertThat(expected.stream().map(lot -> lot.expiresAt().orElseThrow().toString()))
                .containsExactly(
                        "2026-02-07T09:30:00Z", "2026-02-20T12:00:00Z", "2026-03-20T12:00:00Z", "2026-04-20T12:00:00Z");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-404 a month that becomes known when its credits would be gone gives them, and they are gone")
    void tooLate() {
        var user = withBalance(0);
        goTo("2026-01-20T12:00:00Z");
        apply(user, "in_2", month("pro", 2000, UPGRADE));
        goTo("2026-02-21T12:00:00Z");

        apply(user, "in_1", month("starter", 500, JANUARY));

        assertThat(balance(user).balance()).isEqualTo(Credits.of(2000));
        assertThat(expiries(user)).containsExactly("-500 by 2026-02-20T12:00:00Z");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-405 what a refund of a consume and a dispute that is won return ends when the lot ends by now")
    void returned() {
        var user = withBalance(0);
        apply(user, "in_1", month("starter", 500, JANUARY));
        var consumed = (Consumed) ledger().consume(Ids.consumption(user, fresh(), 120));
        apply(user, "in_1", new Disputed("du_1", DisputeStatus.OPEN, 600, "usd", clock.instant()));
        goTo("2026-01-20T12:00:00Z");
        apply(user, "in_2", month("pro", 2000, UPGRADE));

        Refunding.refund(ledger(), consumed.receipt().transaction(), fresh());
        apply(user, "in_1", new Disputed("du_1", DisputeStatus.WON, 600, "usd", clock.instant()));

        assertThat(lots(user))
                .containsExactly(
                        new Lot(Lot.Kind.SUBSCRIPTION, Optional.of(UPGRADE.end()), Optional.of(JANUARY), 500),
                        Lot.of(UPGRADE, 2000));
        goTo("2026-05-01T00:00:00Z");
        assertThat(entries(user).stream().mapToLong(Entry::amount).sum()).isZero();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-406 money that goes back for a month takes what is left of that month, wherever its end moved")
    void reversed() {
        var user = withBalance(0);
        apply(user, "in_1", month("starter", 500, JANUARY));
        goTo("2026-01-20T12:00:00Z");
        apply(user, "in_2", month("pro", 2000, UPGRADE));

        apply(user, "in_1", new PaymentFact.Refunded(1200, 1200, clock.instant(), false));

        assertThat(lots(user)).containsExactly(Lot.of(UPGRADE, 2000));
        assertThat(balance(user).debt()).isEqualTo(Credits.ZERO);
    }
}
