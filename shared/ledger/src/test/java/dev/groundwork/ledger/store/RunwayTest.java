package dev.groundwork.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.engine.LedgerEngine;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Mails that warn of a short runway: one for each level that is crossed. */
final class RunwayTest {

    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final AppId APP = Ids.app(1);

    private final HandClock clock = new HandClock(Ids.NOW);
    private final DyingBeforeTheMail process = new DyingBeforeTheMail();

    @AutoClose
    private final LedgerTable table = new LedgerTable(clock, process);

    /** Ends a process once, just before it writes a mail. */
    private static final class DyingBeforeTheMail implements ExecutionInterceptor {

        private final AtomicBoolean dies = new AtomicBoolean();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest && dies.getAndSet(false)) {
                throw new IllegalStateException("the process is gone");
            }
        }
    }

    private UserId withCredits(long credits) {
        var user = table.open();
        table.directLedger().consume(Ids.consumption(user, Ids.ordered(clock.instant()), 100 - credits));
        return user;
    }

    private void give(UserId user, long amount) {
        var grant = new GrantRequest(
                user, Ids.ordered(clock.instant()), Credits.of(amount), new Reference("welcome"), Optional.empty());
        table.directLedger().grant(grant);
    }

    private void run(LedgerEngine ledger, UserId user, RunningApp... apps) {
        ledger.chargeHosting(new HostingCharge(user, clock.instant(), ZoneOffset.UTC, List.of(apps)));
    }

    private void runs(int days, UserId user, RunningApp... apps) {
        for (var day = 0; day < days; day++) {
            run(table.ledger(), user, apps);
            clock.advance(ONE_DAY);
        }
    }

    private List<Map<String, String>> told() {
        return table.mails("runway_low").stream().map(OutboxMail::words).toList();
    }

    private static Map<String, String> words(int available, int apps, int days) {
        return Map.of("available", "" + available, "apps", "" + apps, "days", "" + days);
    }

    @Test
    @DisplayName("INFRA-CRED-334 an owner is told once that credits last a week, and once that they last two days")
    void twice() {
        var user = withCredits(11);

        runs(3, user, Ids.running(APP));
        assertThat(told()).as("eight days are left").isEmpty();
        runs(1, user, Ids.running(APP));
        assertThat(told()).containsExactly(words(7, 1, 7));
        runs(7, user, Ids.running(APP));

        assertThat(told()).containsExactly(words(7, 1, 7), words(2, 1, 2));
        assertThat(table.mails("runway_low").getFirst().to()).isEqualTo(user.value());
        assertThat(table.faults(user)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-335 once the runway is long again, the next time it is short is told again")
    void again() {
        var user = withCredits(6);
        runs(1, user, Ids.running(APP));
        give(user, 10);
        runs(8, user, Ids.running(APP));

        assertThat(told()).containsExactly(words(5, 1, 5), words(7, 1, 7));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-336 who has no running app left is not told of a runway, and is told again once apps are resumed")
    void suspended() {
        var user = withCredits(0);
        runs(1, user, Ids.running(APP));
        assertThat(told()).isEmpty();
        give(user, 3);
        var resumed = Ids.running(APP, clock.instant());
        clock.advance(Duration.ofHours(1));
        runs(3, user, resumed);
        assertThat(told()).containsExactly(words(2, 1, 2));
        runs(1, user, resumed);
        give(user, 2);
        var again = Ids.running(APP, clock.instant());
        clock.advance(Duration.ofHours(1));

        runs(1, user, again);

        assertThat(told()).containsExactly(words(2, 1, 2), words(1, 1, 1));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-337 a run that crashes before the mail is made good by the next run for the day, with one mail")
    void crash() {
        var user = withCredits(8);
        process.dies.set(true);
        assertThatThrownBy(() -> run(table.ledger(), user, Ids.running(APP))).isNotNull();
        assertThat(told()).isEmpty();

        run(table.ledger(), user, Ids.running(APP));
        run(table.ledger(), user, Ids.running(APP));

        assertThat(told()).containsExactly(words(7, 1, 7));
    }

    @Test
    @DisplayName("INFRA-CRED-338 of eight runs at once one tells the owner")
    void race() throws Exception {
        var user = withCredits(20);
        var apps = Stream.of(1, 2, 3, 4).map(Ids::app).map(Ids::running).toArray(RunningApp[]::new);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var runs = Stream.generate(() -> threads.submit(() -> run(table.directLedger(), user, apps)))
                    .limit(8)
                    .toList();
            for (var run : runs) {
                run.get();
            }
        }

        assertThat(told()).containsExactly(words(16, 4, 4));
    }
}
