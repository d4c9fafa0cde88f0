package dev.groundwork.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedgerContract;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.engine.LedgerStore.RewriteResult;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.SettingsChange.SettingsOutcome;
import dev.groundwork.ledger.model.WaitingLots;
import dev.groundwork.ledger.store.ClosingLedger;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.LedgerTable;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** The lock between spends and what changes the ground under them. */
final class LedgerLockTest {

    private final HandClock clock = new HandClock(Ids.NOW);

    private static SettingsChange threshold(long credits) {
        return new SettingsChange(Optional.of(Credits.of(credits)), Optional.empty());
    }

    private void spend(LedgerTable table, UserId user) {
        clock.advance(Duration.ofMillis(1));
        assertThat(table.ledger().consume(Ids.one(user, Ids.ordered(clock.instant()))))
                .isInstanceOf(Consumed.class);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-060 spends and changes under the lock of one account get along: all take effect, none is refused")
    void getAlong() throws Exception {
        try (var table = new LedgerTable(clock)) {
            var user = table.open();

            var outcomes = CreditLedgerContract.<Object>together(
                    40,
                    i -> () -> i % 8 == 0
                            ? table.ledger().change(user, threshold(i))
                            : table.ledger().consume(Ids.one(user, Ids.ordered(Ids.NOW.plusMillis(i)))));

            assertThat(outcomes)
                    .filteredOn(SettingsOutcome.Changed.class::isInstance)
                    .hasSize(5);
            assertThat(outcomes).filteredOn(Consumed.class::isInstance).hasSize(35);
            assertThat(table.account(user).lock()).isEmpty();
            assertThat(table.faults(user)).isEmpty();
        }
    }

    /** The exception of a broken call. */
    private static final class Crash extends RuntimeException {

        Crash(String when) {
            super(when);
        }
    }

    /** Fails the call of this number, counted from 1, before it is sent or after it took effect. */
    private record Dying(int at, boolean before, AtomicInteger calls) implements ExecutionInterceptor {

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (calls.incrementAndGet() == at && before) {
                throw new Crash("before call " + at);
            }
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (calls.get() == at && !before) {
                throw new Crash("after call " + at);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    @DisplayName("INFRA-CRED-061 a holder that dies at any step holds nobody up once its two seconds are over")
    void dyingHolder(int step) {
        for (var before : new boolean[] {true, false}) {
            try (var table = new LedgerTable(clock, new Dying(step + 1, before, new AtomicInteger()))) {
                var user = table.open();
                spend(table, user);
                assertThatThrownBy(() -> table.ledger().change(user, threshold(20)))
                        .isInstanceOf(Crash.class);

                clock.advance(Duration.ofSeconds(2));
                spend(table, user);
                table.ledger().change(user, threshold(30));
                spend(table, user);

                assertThat(table.account(user).settings().lowBalanceThreshold()).isEqualTo(Credits.of(30));
                assertThat(table.account(user).figures().balance()).isEqualTo(97);
                assertThat(table.faults(user)).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("INFRA-CRED-062 a holder that was taken for gone changes nothing any more")
    void lateHolder() {
        try (var table = new LedgerTable(clock)) {
            var user = table.open();
            var close = Expression.change("SET lockToken = :token, lockUntil = :until")
                    .value(":token", "late")
                    .value(":until", clock.instant());
            table.direct().update(CreditsTable.balance(user), close);
            table.ledger().change(user, threshold(20));

            var draft = AccountDraft.of(table.account(user), clock.instant(), () -> OperationKey.LOWEST);
            draft.change(threshold(5));

            assertThat(table.store().rewrite(WaitingLots.place(draft.finish(), 0, Lots.NONE), "late", List.of()))
                    .isEqualTo(RewriteResult.LOCK_LOST);
            assertThat(table.account(user).settings().lowBalanceThreshold()).isEqualTo(Credits.of(20));
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-063 a ledger closed with its account is unknown to everybody, also to who was changing it; its entries stay")
    void closedLedger() {
        try (var table = new LedgerTable(clock)) {
            var user = table.open();
            spend(table, user);
            var entries = table.account(user).entries();

            table.direct().update(ClosingLedger.key(user), ClosingLedger.expression());

            clock.advance(Duration.ofDays(1));
            assertThat(table.ledger().consume(Ids.one(user, Ids.ordered(clock.instant()))))
                    .isInstanceOf(ConsumeOutcome.UnknownUser.class);
            assertThat(table.ledger().change(user, threshold(5))).isInstanceOf(SettingsOutcome.UnknownUser.class);
            assertThat(table.ledger().balance(user)).isEmpty();
            assertThat(table.account(user).entries()).isEqualTo(entries);
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-752 an alert that comes due while a change is under way is mailed once: by the lock's holder, or after its death by who sees it next")
    void alertUnderTheLock() {
        try (var table = new LedgerTable(clock)) {
            var user = lowAndUnsent(table);
            var seen = table.account(user);
            EngineSteps.change(table.ledger(), user, draft -> {
                EngineSteps.alert(table.ledger(), seen);
                assertThat(table.mails()).isZero();
            });
            assertThat(table.mails()).isEqualTo(1);
            spend(table, user);
            assertThat(table.mails()).isEqualTo(1);
        }
        try (var table = new LedgerTable(clock)) {
            var user = lowAndUnsent(table);
            var seen = table.account(user);
            var lock = Expression.change("SET lockToken = :token, lockUntil = :until")
                    .value(":token", "dead")
                    .value(":until", clock.instant());
            table.direct().update(CreditsTable.balance(user), lock);
            EngineSteps.alert(table.ledger(), seen);
            assertThat(table.mails()).isZero();
            spend(table, user);
            assertThat(table.mails()).isEqualTo(1);
        }
    }

    /** Opens an account whose credits are low and whose owner has got no mail, as if the spender had died. */
    private UserId lowAndUnsent(LedgerTable table) {
        var user = table.open();
        table.ledger().change(user, new SettingsChange(Optional.of(Credits.of(100)), Optional.of(false)));
        spend(table, user);
        table.direct()
                .update(
                        CreditsTable.balance(user),
                        Expression.change("SET noMail = :no").value(":no", false));
        return user;
    }
}
