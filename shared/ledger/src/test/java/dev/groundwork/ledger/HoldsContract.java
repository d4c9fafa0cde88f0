package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.HoldEnd.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of every ledger for holds. */
abstract class HoldsContract extends KeysContract {

    private static final Duration LIFE = Duration.ofHours(1);

    private HoldRequest reservation(UserId user, ScopedKey key, long amount) {
        return new HoldRequest(
                user,
                key,
                Action.BUILD_ITERATION,
                Credits.of(amount),
                new Reference("build-1"),
                clock.instant().plus(LIFE),
                Optional.empty());
    }

    private HoldId hold(UserId user, long amount) {
        var outcome = (HoldOutcome.Held) ledger().hold(reservation(user, fresh(), amount));
        return new HoldId(user, outcome.receipt().hold().operation());
    }

    private HoldEndOutcome commit(HoldId hold, long amount) {
        return ledger().commit(hold, Credits.of(amount));
    }

    /** So many other things happen that the newest operations have left the balance item. */
    private void muchElse(UserId user) {
        for (var i = 0; i < 12; i++) {
            ledger().release(hold(user, 1));
            clock.advance(Duration.ofSeconds(5));
        }
    }

    @Test
    @DisplayName("INFRA-CRED-640 a hold takes from what can be spent, not from the balance, and writes no entry")
    void holds() {
        var user = open();

        var outcome = ledger().hold(reservation(user, fresh(), 30));

        assertThat(outcome).isInstanceOfSatisfying(HoldOutcome.Held.class, held -> {
            assertThat(held.receipt().balance()).isEqualTo(Credits.of(100));
            assertThat(held.receipt().available()).isEqualTo(Credits.of(70));
            assertThat(held.receipt().held()).isEqualTo(Credits.of(30));
        });
        assertThat(balance(user).balance()).isEqualTo(Credits.of(100));
        assertThat(balance(user).available()).isEqualTo(Credits.of(70));
        assertThat(balance(user).held()).isEqualTo(Credits.of(30));
        assertThat(entries(user)).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-CRED-641 a commit takes what it really cost, gives the rest free, and writes one consume entry")
    void commits() {
        var user = open();
        var hold = hold(user, 30);

        var outcome = commit(hold, 12);

        assertThat(outcome).isInstanceOfSatisfying(HoldEndOutcome.Ended.class, ended -> {
            assertThat(ended.end().amount()).contains(Credits.of(12));
            assertThat(ended.end().balanceAfter()).isEqualTo(Credits.of(88));
            assertThat(ended.end().available()).isEqualTo(Credits.of(88));
            assertThat(ended.end().transaction())
                    .isEqualTo(entries(user).getFirst().id());
        });
        assertThat(entries(user).getFirst()).satisfies(entry -> {
            assertThat(entry.type()).isEqualTo(EntryType.CONSUME);
            assertThat(entry.action()).contains(Action.BUILD_ITERATION);
            assertThat(entry.referenceId()).contains("build-1");
            assertThat(entry.amount()).isEqualTo(-12);
        });
        assertThat(balance(user).held()).isEqualTo(Credits.ZERO);
        assertThat(balance(user).lifetimeConsumed()).isEqualTo(12);
    }

    @Test
    @DisplayName("INFRA-CRED-642 a commit of nothing writes an entry of 0; one of more than is held changes nothing")
    void commitsOfNothingAndTooMuch() {
        var user = open();
        var hold = hold(user, 30);

        assertThat(commit(hold, 31)).isEqualTo(new HoldEndOutcome.AmountExceedsHold(Credits.of(30)));
        assertThat(balance(user).held()).isEqualTo(Credits.of(30));
        assertThat(commit(hold, 0)).isInstanceOf(HoldEndOutcome.Ended.class);
        assertThat(entries(user)).extracting(Entry::amount).containsExactly(0L, 100L);
        assertThat(balance(user).available()).isEqualTo(Credits.of(100));
    }

    @Test
    @DisplayName("INFRA-CRED-643 a release gives everything free, without an entry")
    void releases() {
        var user = open();
        var hold = hold(user, 30);

        assertThat(ledger().release(hold)).isInstanceOf(HoldEndOutcome.Ended.class);

        assertThat(balance(user).available()).isEqualTo(Credits.of(100));
        assertThat(entries(user)).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-CRED-644 a hold ends once; the same end is answered alike, however old, any other is refused")
    void endsOnce() {
        var user = open();
        var committed = hold(user, 30);
        var released = hold(user, 5);
        var first = (HoldEndOutcome.Ended) commit(committed, 12);
        ledger().release(released);

        for (var round = 0; round < 2; round++) {
            assertThat(commit(committed, 12)).isEqualTo(new HoldEndOutcome.Replayed(first.end()));
            assertThat(commit(committed, 11)).isInstanceOf(HoldEndOutcome.EndedOtherwise.class);
            assertThat(ledger().release(committed)).isInstanceOf(HoldEndOutcome.EndedOtherwise.class);
            assertThat(ledger().release(released)).isInstanceOf(HoldEndOutcome.Replayed.class);
            assertThat(commit(released, 0)).isInstanceOf(HoldEndOutcome.EndedOtherwise.class);
            muchElse(user);
        }
        assertThat(balance(user).balance()).isEqualTo(Credits.of(88));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-645 a repeated hold gets the first answer, also after it ended and a thousand things since")
    void replaysHold() {
        var user = open();
        var request = reservation(user, fresh(), 30);
        var first = (HoldOutcome.Held) ledger().hold(request);
        ledger().consume(Ids.one(user, fresh()));

        assertThat(ledger().hold(request)).isEqualTo(new HoldOutcome.Replayed(first.receipt()));
        ledger().release(new HoldId(user, first.receipt().hold().operation()));
        muchElse(user);

        assertThat(ledger().hold(request)).isEqualTo(new HoldOutcome.Replayed(first.receipt()));
        assertThat(ledger().hold(reservation(user, request.key(), 31))).isInstanceOf(HoldOutcome.KeyReused.class);
        assertThat(balance(user).held()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName("INFRA-CRED-646 what is held cannot be spent, and what is not there cannot be held")
    void heldIsNotSpent() {
        var user = withBalance(10);
        hold(user, 8);

        assertThat(ledger().consume(Ids.consumption(user, fresh(), 3)))
                .isEqualTo(new ConsumeOutcome.InsufficientCredits(Credits.of(3), Credits.of(2)));
        assertThat(ledger().hold(reservation(user, fresh(), 3)))
                .isEqualTo(new HoldOutcome.InsufficientCredits(Credits.of(3), Credits.of(2)));
        assertThat(ledger().consume(Ids.consumption(user, fresh(), 2))).isInstanceOf(ConsumeOutcome.Consumed.class);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-647 a hold whose time is over holds nothing: a read sees that, and a spender gets its credits")
    void lapses() {
        var user = withBalance(10);
        var read = hold(user, 4);
        clock.advance(LIFE);
        assertThat(balance(user).held()).isEqualTo(Credits.ZERO);
        var spent = hold(user, 8);
        clock.advance(LIFE);

        assertThat(ledger().consume(Ids.consumption(user, fresh(), 9))).isInstanceOf(ConsumeOutcome.Consumed.class);

        assertThat(commit(read, 1)).isInstanceOf(HoldEndOutcome.Expired.class);
        assertThat(commit(spent, 1)).isInstanceOf(HoldEndOutcome.Expired.class);
        assertThat(ledger().release(spent)).isInstanceOf(HoldEndOutcome.Expired.class);
        muchElseWithNothing(user);
        assertThat(commit(spent, 1)).isInstanceOf(HoldEndOutcome.Expired.class);
    }

    private void muchElseWithNothing(UserId user) {
        for (var i = 0; i < 12; i++) {
            ledger().release(hold(user, 1));
        }
    }

    @Test
    @DisplayName("INFRA-CRED-648 a hold ends in time or not at all: at its expiry a commit is too late")
    void atExpiry() {
        var user = open();
        var hold = hold(user, 4);
        clock.advance(LIFE.minusMillis(1));
        var inTime = hold(user, 4);
        clock.advance(Duration.ofMillis(1));

        assertThat(commit(hold, 4)).isInstanceOf(HoldEndOutcome.Expired.class);
        assertThat(commit(inTime, 4)).isInstanceOf(HoldEndOutcome.Ended.class);
    }

    @Test
    @DisplayName("INFRA-CRED-649 64 holds are open at once, no more; one that ends or expires makes room")
    void sixtyFour() {
        var user = open();
        for (var i = 0; i < Hold.MAX_OPEN; i++) {
            hold(user, 1);
        }

        assertThat(ledger().hold(reservation(user, fresh(), 1))).isInstanceOf(HoldOutcome.TooManyHolds.class);
        clock.advance(LIFE);
        assertThat(ledger().hold(reservation(user, fresh(), 1))).isInstanceOf(HoldOutcome.Held.class);
        assertThat(balance(user).held()).isEqualTo(Credits.of(1));
    }

    @Test
    @DisplayName("INFRA-CRED-650 a hold nobody made is unknown, whoever asks")
    void unknown() {
        var user = open();

        assertThat(commit(new HoldId(user, OperationKey.LOWEST), 1)).isInstanceOf(HoldEndOutcome.UnknownHold.class);
        assertThat(ledger().release(new HoldId(Ids.user(), OperationKey.LOWEST)))
                .isInstanceOf(HoldEndOutcome.UnknownHold.class);
        assertThat(ledger().hold(reservation(Ids.user(), fresh(), 1))).isInstanceOf(HoldOutcome.UnknownUser.class);
    }

    @Test
    @DisplayName("INFRA-CRED-651 of fifty commits of one hold at once one takes effect, and all get its answer")
    void fiftyCommits() throws Exception {
        var user = open();
        var hold = hold(user, 30);

        var outcomes = CreditLedgerContract.together(50, i -> () -> commit(hold, 12));

        assertThat(outcomes).filteredOn(HoldEndOutcome.Ended.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(HoldEndOutcome.Replayed.class::isInstance)
                .hasSize(49);
        assertThat(balance(user).balance()).isEqualTo(Credits.of(88));
    }

    @Test
    @DisplayName("INFRA-CRED-652 whether a key is used can be asked without using it")
    void isUsed() {
        var user = open();
        var opaque = Ids.key("opaque");
        var ordered = fresh();

        assertThat(ledger().isUsed(user, opaque)).isFalse();
        assertThat(ledger().isUsed(user, ordered)).isFalse();
        ledger().consume(Ids.one(user, opaque));
        ledger().consume(Ids.one(user, ordered));
        muchElse(user);
        assertThat(ledger().isUsed(user, opaque)).isTrue();
        assertThat(ledger().isUsed(user, ordered)).isTrue();
        assertThat(ledger().isUsed(Ids.user(), opaque)).isFalse();
    }

    @Test
    @DisplayName("INFRA-CRED-653 a commit can be refunded as any consume")
    void refundOfACommit() {
        var user = open();
        var ended = (HoldEndOutcome.Ended) commit(hold(user, 30), 12);

        Refunding.refund(ledger(), ended.end().transaction(), fresh());

        assertThat(balance(user).balance()).isEqualTo(Credits.of(100));
        assertThat(balance(user).freeTierLeft()).isEqualTo(Credits.of(100));
        assertThat(Optional.of(balance(user).lifetimeConsumed())).contains(0L);
    }
}
