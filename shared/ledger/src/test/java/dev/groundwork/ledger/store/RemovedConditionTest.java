package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.engine.EngineSteps;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PaymentFact;
import dev.groundwork.ledger.model.PaymentRecord;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.ScopedKey.Route;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Each condition has its race: a scenario that is harmless with it, and breaks the ledger once it is taken away. */
final class RemovedConditionTest {

    /** A condition, and the scenario in which nothing else would prevent the accident. */
    private record Guarded(String condition, BiConsumer<Accidents, UserId> scenario) {

        @Override
        public String toString() {
            return condition;
        }
    }

    static List<Guarded> conditions() {
        return List.of(
                new Guarded("attribute_not_exists(lockToken)", Accidents::spendUnderALock),
                new Guarded("attribute_not_exists(lockToken)", Accidents::alertUnderALock),
                new Guarded("available >= :cost", Accidents::spendMoreThanThereIs),
                new Guarded("standing >= :cost", Accidents::spendWhatWaits),
                new Guarded("lowWatermark < :key", Accidents::repeatAfterTheKeyLeft),
                new Guarded("NOT contains(#keys, :key)", Accidents::repeatAtOnce),
                new Guarded("NOT contains(#keys, :guard)", Accidents::keyOfTheFutureThenSkewedClock),
                new Guarded("lowWatermark < :guard", Accidents::keyOfTheFutureAfterItsOperationLeft),
                new Guarded("nextChange > :now", Accidents::spendWhatHasExpired),
                new Guarded("size(holds) < :most", Accidents::holdOnceTooOften),
                new Guarded("holds.#hold = :hold", Accidents::endAHoldTwice),
                new Guarded("inDebt = :no", Accidents::keepWhatIsInDebt),
                new Guarded("alertArmed = :yes", Accidents::alertTwice),
                new Guarded("segmentCount = :seen", Accidents::sealTwice),
                new Guarded("attribute_not_exists(pk)", Accidents::twoPagesFromTwoSnapshots),
                new Guarded("attribute_not_exists(pk)", Accidents::payTwice),
                new Guarded("version = :seen", Accidents::refundTwice),
                new Guarded("attribute_not_exists(pk) OR operation = :seen", Accidents::claimTwice));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    @DisplayName("INFRA-CRED-040 each condition of the ledger prevents an accident, and alone does so")
    void removed(Guarded guarded) {
        assertThat(isSound(guarded, new RemovedCondition("never part of a condition")))
                .as("with it")
                .isTrue();
        assertThat(isSound(guarded, new RemovedCondition(guarded.condition)))
                .as("without it")
                .isFalse();
    }

    private static boolean isSound(Guarded guarded, ExecutionInterceptor interceptor) {
        var clock = new HandClock(Ids.NOW);
        try (var table = new LedgerTable(clock, interceptor)) {
            var user = table.open();
            guarded.scenario.accept(new Accidents(table, clock), user);
            return isSound(table, user);
        } catch (IllegalArgumentException e) {
            return false; // negative credits
        }
    }

    private static boolean isSound(LedgerTable table, UserId user) {
        var figures = table.direct().get(CreditsTable.balance(user)).orElseThrow();
        return figures.number("balance") >= 0
                && figures.number("balance") == 100 - figures.number("expected")
                && table.account(user).holds().size() <= Hold.MAX_OPEN
                && (figures.number("debt") == 0 || figures.number("available") == 0)
                && table.mails() <= 1
                && table.faults(user).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-041 the conditions are these, to the letter")
    void texts() {
        assertThat(CreditsTable.SPEND)
                .as("racing spenders who take more than the lots of the balance item have")
                .isEqualTo(CreditsTable.RESERVE + " AND standing >= :cost");
        assertThat(CreditsTable.RESERVE)
                .as("racing spenders of one balance, twins of one key, a change of the lots under way")
                .isEqualTo(
                        "attribute_not_exists(lockToken) AND available >= :cost AND nextChange > :now AND lowWatermark < :key"
                                + " AND NOT contains(#keys, :key)");
        assertThat(CreditsTable.HOLD)
                .as("racing holds for the last place")
                .isEqualTo(CreditsTable.RESERVE + " AND size(holds) < :most");
        assertThat(CreditsTable.END_HOLD)
                .as("two ends of one hold, an end while its credits are owed elsewhere or expire")
                .isEqualTo(
                        "attribute_not_exists(lockToken) AND nextChange > :now AND inDebt = :no AND holds.#hold = :hold"
                                + " AND lowWatermark < :key AND standing >= :cost");
        assertThat(CreditsTable.ALERT_ARMED)
                .as("two spenders that both see the balance fall; one that sends the alert while a change is under way")
                .isEqualTo("attribute_not_exists(lockToken) AND alertArmed = :yes AND available < threshold");
        assertThat(CreditsTable.GUARD)
                .as("one key seen by two clocks, for one of which its time has not come")
                .isEqualTo(" AND lowWatermark < :guard AND NOT contains(#keys, :guard)");
        assertThat(CreditsTable.SAME_SEGMENT_COUNT)
                .as("two spenders that seal the same segment")
                .isEqualTo("segmentCount = :seen");
        assertThat(CreditsTable.ABSENT)
                .as("two spenders that write the same segment from two snapshots, two sign-ups")
                .isEqualTo("attribute_not_exists(pk)");
        assertThat(PaymentKeys.SAME_VERSION)
                .as("two events of one payment that are applied at once")
                .isEqualTo("version = :seen");
        assertThat(CreditsTable.SAME_OPERATION)
                .as("two requests with one key that both found no operation for it")
                .isEqualTo("attribute_not_exists(pk) OR operation = :seen");
        assertThat(CreditsTable.ACQUIRE_LOCK)
                .as("two changes of one account at once, a change of an account that is not there")
                .isEqualTo("attribute_exists(pk) AND (attribute_not_exists(lockToken) OR lockUntil <= :now)");
        assertThat(CreditsTable.LOCK_HELD)
                .as(
                        "a holder that comes back after its lease, while the next one works; a lock that was taken again while its former holder was taken for gone")
                .isEqualTo("lockToken = :token");
    }

    /** The accidents, step by step. Each notes what a sound ledger has spent in the end. */
    private record Accidents(LedgerTable table, HandClock clock) {

        private void expect(UserId user, long spent) {
            table.direct()
                    .update(
                            CreditsTable.balance(user),
                            Expression.change("SET expected = :spent").value(":spent", spent));
        }

        private ScopedKey key() {
            clock.advance(Duration.ofMillis(1));
            return Ids.ordered(clock.instant());
        }

        private void spend(UserId user, long cost, ScopedKey key) {
            table.ledger().consume(Ids.consumption(user, key, cost));
        }

        private void spendThree(UserId user) {
            for (var i = 0; i < 3; i++) {
                spend(user, 1, key());
            }
        }

        /** The lots have them, but a hold needs them. */
        void spendMoreThanThereIs(UserId user) {
            hold(user, 50);
            spend(user, 51, key());
            expect(user, 0);
        }

        /** The lots of the balance item have eight credits, one waits. */
        void spendWhatWaits(UserId user) {
            spend(user, 100, key());
            for (var i = 1; i <= Lots.STANDING + 1; i++) {
                var expiry = Optional.of(clock.instant().plusSeconds(60L * i));
                table.ledger().grant(new GrantRequest(user, key(), Credits.of(1), new Reference("bonus"), expiry));
            }
            spend(user, 9, key());
            expect(user, 100);
        }

        void repeatAtOnce(UserId user) {
            var key = key();
            spend(user, 1, key);
            spend(user, 1, key);
            expect(user, 1);
        }

        /** The key leaves BAL for a segment, and, twenty seconds old at the next seal, the set of keys. */
        void repeatAfterTheKeyLeft(UserId user) {
            var key = key();
            spend(user, 1, key);
            spendThree(user);
            clock.advance(Duration.ofSeconds(20));
            spendThree(user);
            spend(user, 1, key());
            spend(user, 1, key);
            expect(user, 8);
        }

        /** The lock's holder has lots to change: a spend before it opens would be lost to it. */
        void spendUnderALock(UserId user) {
            var close = Expression.change("SET lockToken = :token, lockUntil = :until")
                    .value(":token", "holder")
                    .value(":until", clock.instant().plusSeconds(2));
            table.direct().update(CreditsTable.balance(user), close);
            spend(user, 1, key());
            expect(user, 0);
        }

        /** One server's clock is an hour ahead: for it the key's time has come, and the key names its operation by itself. */
        void keyOfTheFutureThenSkewedClock(UserId user) {
            var key = Ids.ordered(clock.instant().plus(Duration.ofHours(1)));
            clock.advance(Duration.ofHours(1));
            spend(user, 1, key);
            clock.advance(Duration.ofHours(-1));
            spend(user, 1, key);
            expect(user, 1);
        }

        /** A request died between idempotency record and spend; its key's time came for others, their spend left, and then the request is repeated. */
        void keyOfTheFutureAfterItsOperationLeft(UserId user) {
            var key = Ids.ordered(clock.instant().plus(Duration.ofHours(1)));
            var pointed = OperationKey.at(Ids.NOW.plus(Duration.ofHours(2)).toEpochMilli(), new byte[10]);
            table.store().claim(user, key.recordName(), OperationKey.LOWEST, pointed);
            clock.advance(Duration.ofHours(1));
            spend(user, 1, key);
            spendThree(user);
            clock.advance(Duration.ofSeconds(20));
            spendThree(user);
            spend(user, 1, key());
            clock.advance(Duration.ofHours(-1));
            spend(user, 1, key);
            expect(user, 8);
        }

        /** The lot's time is over when the spend comes; before it the rest of the lot has to go. */
        void spendWhatHasExpired(UserId user) {
            var expiry = Optional.of(clock.instant().plusSeconds(60));
            table.ledger().grant(new GrantRequest(user, key(), Credits.of(10), new Reference("bonus"), expiry));
            clock.advance(Duration.ofMinutes(1));
            spend(user, 1, key());
            expect(user, 1);
        }

        private Hold hold(UserId user, long amount) {
            var until = clock.instant().plusSeconds(3600);
            var requested = new HoldRequest(
                    user,
                    key(),
                    Action.WEB_SEARCH,
                    Credits.of(amount),
                    new Reference("search"),
                    until,
                    Optional.empty());
            return table.ledger().hold(requested) instanceof HoldOutcome.Held(var receipt)
                    ? receipt.hold()
                    : new Hold(OperationKey.LOWEST, Action.WEB_SEARCH, 0, until, "");
        }

        void holdOnceTooOften(UserId user) {
            for (var i = 0; i <= Hold.MAX_OPEN; i++) {
                hold(user, 1);
            }
            expect(user, 0);
        }

        private void end(UserId user, Hold hold) {
            var now = clock.instant();
            var operation = ((Route.Direct) key().route(clock.instant())).operation();
            var pending = PendingEntry.committed(hold, operation, now, 1, Lots.NONE);
            table.store().update(user, new AccountUpdate.EndHold(hold, pending, now));
        }

        /** Both have read it as open. */
        void endAHoldTwice(UserId user) {
            var hold = hold(user, 10);
            end(user, hold);
            end(user, hold);
            expect(user, 1);
        }

        /** Money went back after the hold was read; what the hold gives free pays the debt. */
        void keepWhatIsInDebt(UserId user) {
            var hold = hold(user, 60);
            EngineSteps.change(
                    table.ledger(),
                    user,
                    draft -> draft.clawback(100, Lot.lasting(Lot.Kind.PURCHASED, 100), "pi_1 reversal"));
            end(user, hold);
            expect(user, 40);
        }

        /** Both have seen the credits low before an alert was sent. */
        void alertTwice(UserId user) {
            var seen = lowAndUnsent(user);
            table.ledger().change(user, mail(true));
            EngineSteps.alert(table.ledger(), seen);
            expect(user, 91);
        }

        /** A spender has seen the credits low; its alert comes while the lock's holder, who has read the alert as armed, works. */
        void alertUnderALock(UserId user) {
            var seen = lowAndUnsent(user);
            EngineSteps.change(table.ledger(), user, draft -> {
                draft.change(mail(true));
                EngineSteps.alert(table.ledger(), seen);
            });
            expect(user, 91);
        }

        /** Lets the credits fall while no mail is requested, and returns the account as one would see it that wants one. */
        private LedgerAccount lowAndUnsent(UserId user) {
            table.ledger().change(user, mail(false));
            spend(user, 91, key());
            var draft = AccountDraft.of(table.account(user), clock.instant(), () -> OperationKey.LOWEST);
            draft.change(mail(true));
            return draft.finish();
        }

        private static SettingsChange mail(boolean requested) {
            return new SettingsChange(Optional.empty(), Optional.of(requested));
        }

        private static PaymentRequest payment(UserId user, String event, PaymentFact fact) {
            return new PaymentRequest(user, "pi_1", event, fact);
        }

        private static PaymentFact sold() {
            return new PaymentFact.Sold(EntryType.PURCHASE, "small", Credits.of(100), Optional.empty(), 500, "usd", 1);
        }

        /** Two events that both say that the money has come have both found no payment. */
        void payTwice(UserId user) {
            var unknown = PaymentRecord.unknown(user, "pi_1");
            EngineSteps.apply(table.ledger(), payment(user, "evt_1", sold()), unknown);
            EngineSteps.apply(table.ledger(), payment(user, "evt_2", sold()), unknown);
            expect(user, -100);
        }

        /** Two events of one refund have both read the payment before it. */
        void refundTwice(UserId user) {
            table.ledger().applyPayment(payment(user, "evt_1", sold()));
            var seen = table.store().payment(user, "pi_1").orElseThrow();
            EngineSteps.apply(
                    table.ledger(), payment(user, "evt_2", new PaymentFact.Refunded(250, 500, Ids.NOW, false)), seen);
            EngineSteps.apply(
                    table.ledger(), payment(user, "evt_3", new PaymentFact.Refunded(250, 500, Ids.NOW, false)), seen);
            expect(user, -50);
        }

        void sealTwice(UserId user) {
            spend(user, 1, key());
            var seen = table.account(user);
            EngineSteps.seal(table.store(), seen, clock.instant());
            spend(user, 1, key());
            EngineSteps.seal(table.store(), seen, clock.instant());
            expect(user, 2);
        }

        /** The first segment is put but not seal when its writer dies; the second snapshot of the same moment holds less. */
        void twoPagesFromTwoSnapshots(UserId user) {
            var early = table.account(user);
            spend(user, 1, key());
            EngineSteps.seal(table.store(), table.account(user), clock.instant());
            EngineSteps.seal(table.store(), early, clock.instant());
            expect(user, 1);
        }

        /** Both of two requests have found no record of the key yet. */
        void claimTwice(UserId user) {
            var key = Ids.key("opaque");
            spend(user, 1, key);
            spend(user, 1, key);
            expect(user, 1);
        }
    }
}
