package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of every ledger for grants and for lots that expire. */
abstract class LotsContract extends HoldsContract {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private Optional<Instant> in(Duration time) {
        return Optional.of(clock.instant().plus(time));
    }

    private Entry spend(UserId user, long cost) {
        var outcome = ledger().consume(Ids.consumption(user, fresh(), cost));
        assertThat(outcome).isInstanceOf(Consumed.class);
        return entries(user).getFirst();
    }

    private HoldId hold(UserId user, long amount) {
        var request = new HoldRequest(
                user,
                fresh(),
                Action.WEB_SEARCH,
                Credits.of(amount),
                new Reference("search"),
                clock.instant().plus(Duration.ofDays(1)),
                Optional.empty());
        return new HoldId(
                user,
                ((HoldOutcome.Held) ledger().hold(request)).receipt().hold().operation());
    }

    @Test
    @DisplayName("INFRA-CRED-660 a grant is a bonus entry, once for its key, answered alike every time")
    void grants() {
        var user = open();
        var grant = new GrantRequest(user, Ids.key("bonus"), Credits.of(50), new Reference("welcome"), in(HOUR));

        var first = ledger().grant(grant);
        spend(user, 1);
        clock.advance(HOUR);
        var again = ledger().grant(grant);

        assertThat(first).isInstanceOfSatisfying(GrantOutcome.Given.class, given -> {
            assertThat(given.granted().balanceAfter()).isEqualTo(Credits.of(150));
            assertThat(given.granted().expiresAt()).isEqualTo(grant.expiresAt());
            assertThat(again).isEqualTo(new GrantOutcome.Replayed(given.granted()));
        });
        assertThat(entries(user))
                .extracting(Entry::type)
                .containsExactly(EntryType.EXPIRE, EntryType.CONSUME, EntryType.BONUS, EntryType.FREE_TIER);
        assertThat(ledger().grant(
                                new GrantRequest(user, grant.key(), Credits.of(51), grant.reason(), grant.expiresAt())))
                .isInstanceOf(GrantOutcome.KeyReused.class);
        assertThat(ledger().grant(new GrantRequest(
                        Ids.user(), grant.key(), Credits.of(50), grant.reason(), Optional.empty())))
                .isInstanceOf(GrantOutcome.UnknownUser.class);
        assertThat(ledger().grant(new GrantRequest(
                        user, fresh(), Credits.of(5), new Reference("late"), grant.expiresAt())))
                .isInstanceOf(GrantOutcome.ExpiredBefore.class);
        assertThat(balance(user).lifetimePurchased()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName("INFRA-CRED-661 free credits are spent first, then what expires, the soonest first, then what stays")
    void spendOrder() {
        var user = withBalance(2);
        var staying = give(user, 2, Optional.empty());
        var later = give(user, 2, in(HOUR.multipliedBy(2)));
        var sooner = give(user, 2, in(HOUR));

        var entry = spend(user, 7);

        assertThat(staying.expiresAt()).isEmpty();
        assertThat(entry.lots().lots())
                .containsExactly(
                        Lot.lasting(Lot.Kind.FREE_TIER, 2),
                        new Lot(Lot.Kind.BONUS, sooner.expiresAt(), 2),
                        new Lot(Lot.Kind.BONUS, later.expiresAt(), 2),
                        Lot.lasting(Lot.Kind.BONUS, 1));
    }

    @Test
    @DisplayName("INFRA-CRED-662 what is left of a lot at its time is gone at the next read, by one entry, once")
    void expires() {
        var user = withBalance(1);
        give(user, 10, in(HOUR));
        spend(user, 4);
        clock.advance(HOUR);

        assertThat(balance(user).balance()).isEqualTo(Credits.ZERO);
        clock.advance(HOUR);
        assertThat(balance(user).balance()).isEqualTo(Credits.ZERO);

        assertThat(entries(user))
                .filteredOn(e -> e.type() == EntryType.EXPIRE)
                .extracting(Entry::amount)
                .containsExactly(-7L);
    }

    @Test
    @DisplayName("INFRA-CRED-663 nobody spends what has expired, nobody is refused what has not")
    void spendAtExpiry() {
        var user = withBalance(1);
        give(user, 10, in(HOUR));
        clock.advance(HOUR.minusMillis(5));
        assertThat(ledger().consume(Ids.consumption(user, fresh(), 5))).isInstanceOf(Consumed.class);
        clock.advance(Duration.ofMillis(5));

        var outcome = ledger().consume(Ids.consumption(user, fresh(), 2));

        assertThat(outcome).isEqualTo(new ConsumeOutcome.InsufficientCredits(Credits.of(2), Credits.ZERO));
        assertThat(entries(user)).extracting(Entry::type).startsWith(EntryType.EXPIRE, EntryType.CONSUME);
    }

    @Test
    @DisplayName("INFRA-CRED-664 what a hold needs of an expired lot expires when the hold ends")
    void holdOverExpiry() {
        var user = withBalance(0);
        give(user, 10, in(HOUR));
        var hold = hold(user, 8);
        clock.advance(HOUR);

        assertThat(balance(user).balance()).isEqualTo(Credits.of(8));
        assertThat(balance(user).available()).isEqualTo(Credits.ZERO);
        ledger().commit(hold, Credits.of(3));

        assertThat(balance(user).balance()).isEqualTo(Credits.ZERO);
        assertThat(entries(user)).extracting(Entry::amount).containsExactly(-5L, -3L, -2L, 10L, -100L, 100L);
    }

    @Test
    @DisplayName("INFRA-CRED-665 a refund to an expired lot is a refund entry and at once an expire entry")
    void refundToAnExpiredLot() {
        var user = withBalance(0);
        give(user, 10, in(HOUR));
        var consume = spend(user, 10);
        clock.advance(HOUR);

        var refund = Refunding.refund(ledger(), consume.id(), fresh());

        assertThat(refund.balanceAfter()).isEqualTo(Credits.of(10));
        assertThat(balance(user).balance()).isEqualTo(Credits.ZERO);
        assertThat(entries(user)).extracting(Entry::type).startsWith(EntryType.EXPIRE, EntryType.REFUND);
    }

    @Test
    @DisplayName("INFRA-CRED-666 a refund goes back to the lots it came from, and the free tier's use falls")
    void refundToItsLots() {
        var user = withBalance(2);
        give(user, 10, in(HOUR));
        var consume = spend(user, 5);

        Refunding.refund(ledger(), consume.id(), fresh());

        assertThat(balance(user).freeTierLeft()).isEqualTo(Credits.of(2));
        clock.advance(HOUR);
        assertThat(balance(user).balance()).isEqualTo(Credits.of(2));
    }

    @Test
    @DisplayName("INFRA-CRED-668 twenty grants under one key at once are one grant")
    void twentyGrants() throws Exception {
        var user = open();
        var grant = new GrantRequest(user, Ids.key("bonus"), Credits.of(5), new Reference("welcome"), Optional.empty());

        var outcomes = CreditLedgerContract.together(20, i -> () -> ledger().grant(grant));

        assertThat(outcomes).filteredOn(GrantOutcome.Given.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(GrantOutcome.Replayed.class::isInstance).hasSize(19);
        assertThat(balance(user).balance()).isEqualTo(Credits.of(105));
    }

    /** The entries of a type, oldest first, each with its lots. */
    private List<String> entries(UserId user, EntryType type) {
        return entries(user).reversed().stream()
                .filter(entry -> entry.type() == type)
                .map(entry -> entry.amount() + " of " + entry.lots())
                .toList();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-901 of five credits a day for 45 days, each for 30 days, 75 have expired, each lot at its time")
    void fiveADay() {
        var user = open();
        var expiries = new ArrayList<String>();
        for (var day = 1; day <= 45; day++) {
            clock.advance(DAY);
            var granted = give(user, 5, in(DAY.multipliedBy(30)));
            expiries.add("-5 of " + new Lot(Lot.Kind.BONUS, granted.expiresAt(), 5));
            var expired = Math.max(0, day - 30);
            assertThat(balance(user).balance()).as("day %d", day).isEqualTo(Credits.of(100 + 5L * (day - expired)));
        }

        assertThat(entries(user, EntryType.EXPIRE)).isEqualTo(expiries.subList(0, 15));
        clock.advance(DAY.multipliedBy(30).minusMillis(2));
        assertThat(balance(user).balance()).isEqualTo(Credits.of(105));
        clock.advance(Duration.ofMillis(1));
        assertThat(balance(user).balance()).isEqualTo(Credits.of(100));
    }

    @Test
    @DisplayName("INFRA-CRED-902 however many lots there are, each is gone at its time and not a millisecond before")
    void manyLots() {
        var user = withBalance(0);
        for (var i = 20; i >= 1; i--) {
            give(user, 1, in(HOUR.multipliedBy(i)));
        }

        var first = balance(user);
        clock.advance(HOUR.minusMillis(25));
        for (var left = 19; left >= 0; left--) {
            assertThat(balance(user).balance()).isEqualTo(Credits.of(left + 1));
            clock.advance(HOUR);
            assertThat(balance(user).balance()).isEqualTo(Credits.of(left));
        }

        assertThat(first.balance()).isEqualTo(Credits.of(20));
        assertThat(entries(user, EntryType.EXPIRE)).hasSize(20);
    }

    @Test
    @DisplayName("INFRA-CRED-990 a spend takes from as many lots as it needs, also from those that wait")
    void spendOfManyLots() {
        var user = withBalance(0);
        for (var i = 1; i <= 30; i++) {
            give(user, 2, in(HOUR.multipliedBy(i)));
        }

        var first = spend(user, 3);
        var second = spend(user, 50);
        var refused = ledger().consume(Ids.consumption(user, fresh(), 8));
        var last = spend(user, 7);

        assertThat(first.lots().lots()).extracting(Lot::size).containsExactly(2L, 1L);
        assertThat(second.lots().lots())
                .hasSize(26)
                .extracting(Lot::size)
                .startsWith(1L, 2L)
                .endsWith(2L, 1L);
        assertThat(refused).isEqualTo(new ConsumeOutcome.InsufficientCredits(Credits.of(8), Credits.of(7)));
        assertThat(last.lots().lots()).extracting(Lot::size).containsExactly(1L, 2L, 2L, 2L);
    }

    @Test
    @DisplayName("INFRA-CRED-996 a whole account has all lots, also those that wait, without what was spent of them")
    void wholeAccount() {
        var user = withBalance(0);
        for (var i = 1; i <= 20; i++) {
            give(user, 2, in(HOUR.multipliedBy(i)));
        }
        spend(user, 5);

        var account = ledger().account(user).orElseThrow();

        assertThat(account.lots().after(account.spent()).lots())
                .hasSize(18)
                .extracting(Lot::size)
                .startsWith(1L, 2L)
                .endsWith(2L);
        assertThat(account.balance()).isEqualTo(balance(user));
    }

    @Test
    @DisplayName("INFRA-CRED-991 a hold over many lots costs what it costs, from the first of them")
    void commitOfManyLots() {
        var user = withBalance(0);
        for (var i = 1; i <= 30; i++) {
            give(user, 2, in(HOUR.multipliedBy(i)));
        }
        var hold = hold(user, 60);

        ledger().commit(hold, Credits.of(33));

        assertThat(entries(user).getFirst().lots().lots())
                .hasSize(17)
                .extracting(Lot::size)
                .endsWith(2L, 1L);
        assertThat(balance(user).available()).isEqualTo(Credits.of(27));
    }

    @Test
    @DisplayName("INFRA-CRED-992 a refund goes back to each of many lots; what has expired of it is gone at once")
    void refundOfManyLots() {
        var user = withBalance(0);
        for (var i = 1; i <= 20; i++) {
            give(user, 1, in(HOUR.multipliedBy(i)));
        }
        var consume = spend(user, 20);
        clock.advance(HOUR.multipliedBy(5));

        Refunding.refund(ledger(), consume.id(), fresh());

        assertThat(balance(user).balance()).isEqualTo(Credits.of(15));
        assertThat(entries(user)).extracting(Entry::amount).startsWith(-5L, 20L, -20L);
        clock.advance(HOUR.multipliedBy(14).minusMillis(50));
        assertThat(balance(user).balance()).isEqualTo(Credits.of(2));
        assertThat(spend(user, 2).lots().lots()).hasSize(2);
    }

    @Test
    @DisplayName("INFRA-CRED-993 what has expired is written before the entry of the write that comes after it")
    void expiryComesFirst() {
        var user = withBalance(0);
        give(user, 5, in(HOUR));
        clock.advance(HOUR);

        give(user, 7, in(HOUR));

        assertThat(entries(user)).extracting(Entry::amount).startsWith(7L, -5L, 5L);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-994 a thousand lots are kept apart; a grant beyond is refused and leaves its key, a refund is not")
    void aThousandLots() {
        var user = withBalance(0);
        give(user, 3, in(HOUR));
        var consume = spend(user, 3);
        for (var i = 1; i <= Lots.MAX_EXPIRING; i++) {
            give(user, 1, in(DAY.plusSeconds(i)));
        }
        var beyond = new GrantRequest(user, fresh(), Credits.of(1), new Reference("beyond"), in(DAY));

        assertThat(ledger().grant(beyond)).isEqualTo(new GrantOutcome.TooManyLots());
        assertThat(balance(user).balance()).isEqualTo(Credits.of(1000));
        give(user, 50, Optional.empty());
        Refunding.refund(ledger(), consume.id(), fresh());
        assertThat(balance(user).balance()).isEqualTo(Credits.of(1053));
        assertThat(ledger().grant(beyond)).isEqualTo(new GrantOutcome.TooManyLots());
        spend(user, 4);
        assertThat(ledger().grant(beyond)).isInstanceOf(GrantOutcome.Given.class);
        clock.advance(DAY.plusSeconds(500));
        assertThat(balance(user).balance()).isEqualTo(Credits.of(50 + 500));
        clock.advance(Duration.ofSeconds(510));
        assertThat(balance(user).balance()).isEqualTo(Credits.of(50));
    }
}
