package dev.groundwork.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.domain.Grant;
import dev.groundwork.ledger.domain.GrantOutcome.Given;
import dev.groundwork.ledger.domain.Reference;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Spenders and grants of one user at once. {@code -Dledger.load=true} measures how long a grant takes among 64 spenders. */
final class GateLoadTest {

    private static final int SPENDERS = 64;
    private static final int GRANTS = 40;
    private static final Duration EVERY = Duration.ofMillis(50);
    private static final Duration IN = Duration.ofSeconds(1);

    private static Grant grant(UserId user, int number) {
        var key = new ScopedKey("grant", new IdempotencyKey("grant " + number));
        return new Grant(user, key, Credits.of(1000), new Reference("welcome"), Optional.empty());
    }

    @Test
    @DisplayName("INFRA-CRED-571 of 64 spenders and 4 grants at once nobody is refused, and all add up")
    void atOnce() throws Exception {
        var clock = new HandClock(Ids.NOW);
        try (var table = new LedgerTable(clock)) {
            var user = table.open();

            var outcomes = CreditLedgerContract.<Object>together(
                    SPENDERS + 4,
                    i -> () -> i % 17 == 0
                            ? table.ledger().grant(grant(user, i))
                            : table.ledger().consume(Ids.one(user, Ids.ordered(Ids.NOW.plusMillis(i)))));

            assertThat(outcomes).filteredOn(Given.class::isInstance).hasSize(4);
            assertThat(outcomes).filteredOn(Consumed.class::isInstance).hasSize(SPENDERS);
            assertThat(table.account(user).figures().balance()).isEqualTo(100 + 4000 - SPENDERS);
            assertThat(table.faults(user)).isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "ledger.load", matches = "true")
    @DisplayName(
            "INFRA-CRED-572 among 64 spenders a grant every 50 ms is in within a second, and no spender is refused")
    void underLoad() throws Exception {
        ProductClock clock = InstantSource.system()::instant;
        try (var table = new LedgerTable(clock);
                var threads = Executors.newFixedThreadPool(SPENDERS)) {
            var user = table.open();
            table.ledger().grant(grant(user, GRANTS));
            var over = new AtomicBoolean();
            var spenders = new ArrayList<Future<Integer>>();
            Callable<Integer> spender = () -> spend(table, user, clock, over);
            for (var i = 0; i < SPENDERS; i++) {
                spenders.add(threads.submit(spender));
            }

            var times = give(table, user);
            over.set(true);

            var spent = 0;
            for (var done : spenders) {
                spent += done.get();
            }
            assertThat(times).allMatch(time -> time.compareTo(IN) <= 0);
            assertThat(table.account(user).figures().balance()).isEqualTo(100 + 1000L * (GRANTS + 1) - spent);
            assertThat(table.faults(user)).isEmpty();
        }
    }

    private static int spend(LedgerTable table, UserId user, ProductClock clock, AtomicBoolean over) {
        var count = 0;
        while (!over.get()) {
            assertThat(table.ledger().consume(Ids.one(user, Ids.ordered(clock.instant()))))
                    .isInstanceOf(Consumed.class);
            count++;
        }
        return count;
    }

    private static List<Duration> give(LedgerTable table, UserId user) throws InterruptedException {
        var times = new ArrayList<Duration>();
        for (var i = 0; i < GRANTS; i++) {
            var begun = System.nanoTime();
            assertThat(table.ledger().grant(grant(user, i))).isInstanceOf(Given.class);
            times.add(Duration.ofNanos(System.nanoTime() - begun));
            TimeUnit.MILLISECONDS.sleep(Math.max(0, EVERY.minus(times.getLast()).toMillis()));
        }
        return times;
    }
}
