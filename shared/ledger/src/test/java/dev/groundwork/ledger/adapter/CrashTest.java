package dev.groundwork.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.ConsumeOutcome;
import dev.groundwork.ledger.domain.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.domain.ConsumeOutcome.Replayed;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.EntryQuery;
import dev.groundwork.ledger.domain.HostingDay;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many callers at once on one ledger, of whose writes one in ten breaks before or after it took effect; every caller repeats its request until
 * it is answered, or gives up. {@code -Dledger.seeds=N} runs N seeds rather than a few.
 */
final class CrashTest {

    private static final int WRITERS = 8;
    private static final int REQUESTS = 12;
    private static final int MAX_REPEATS = 20;
    private static final double CRASHES = 0.1;

    static List<Long> seeds() {
        return new Random(20260107)
                .longs(Integer.getInteger("ledger.seeds", 6))
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @DisplayName(
            "INFRA-CRED-050 whatever crashes, an answered request has happened once, an unanswered one once or not at all")
    void crashes(long seed) throws Exception {
        var clock = new HandClock(Ids.NOW);
        var crashes = new Crashes(seed, CRASHES);
        try (var table = new LedgerTable(clock, crashes)) {
            var user = table.open();
            var answers = new ConcurrentHashMap<ScopedKey, ConsumeOutcome>();

            run(table, clock, user, seed, answers);

            assertThat(crashes.count()).isPositive();
            assertThat(table.faults(user)).as("seed %d", seed).isEmpty();
            assertThat(table.account(user).figures().balance()).isNotNegative();
            assertAnswersStand(table, user, answers);
        }
    }

    private static void run(
            LedgerTable table, HandClock clock, UserId user, long seed, Map<ScopedKey, ConsumeOutcome> answers)
            throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                var random = new Random(seed + writer);
                tasks.add(() -> {
                    for (var i = 0; i < REQUESTS; i++) {
                        clock.advance(Duration.ofMillis(random.nextInt(4000)));
                        request(table, clock, user, random, answers);
                    }
                    return true;
                });
            }
            for (Future<Boolean> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    private static void request(
            LedgerTable table, HandClock clock, UserId user, Random random, Map<ScopedKey, ConsumeOutcome> answers) {
        if (random.nextInt(6) == 0) {
            var day = new HostingDay(user, LocalDate.EPOCH.plusDays(20_000 + random.nextInt(4)), List.of(Ids.app()));
            repeated(() -> table.ledger().chargeHosting(day));
            return;
        }
        var key = key(clock, random);
        var cost = 1 + key.key().value().hashCode() % 2;
        repeated(() -> {
            var outcome = table.ledger().consume(Ids.consumption(user, key, Math.max(1, cost)));
            if (outcome instanceof Consumed || outcome instanceof Replayed) {
                answers.put(key, outcome);
            }
            return outcome;
        });
    }

    /** Fresh keys, keys that several callers share, opaque ones, late ones, ones of the future. */
    private static ScopedKey key(HandClock clock, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Ids.key("shared " + random.nextInt(8));
            case 1 -> Ids.key("0000000000SHARED000000000" + random.nextInt(8));
            case 2 -> Ids.ordered(clock.instant().minusSeconds(random.nextInt(100_000)));
            case 3 -> Ids.ordered(clock.instant().plusSeconds(random.nextInt(600)));
            default -> Ids.ordered(clock.instant());
        };
    }

    private static void repeated(Callable<?> request) {
        for (var tries = 0; tries < MAX_REPEATS; tries++) {
            try {
                request.call();
                return;
            } catch (Crashes.Crash crash) {
                // The caller cannot know what became of it, and asks again.
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void assertAnswersStand(LedgerTable table, UserId user, Map<ScopedKey, ConsumeOutcome> answers) {
        var entries = table.ledger()
                .entries(user, EntryQuery.newest(WRITERS * REQUESTS + 1))
                .orElseThrow()
                .entries();
        answers.forEach((key, outcome) -> {
            var receipt = CreditLedgerContract.receipt(outcome);
            assertThat(entries)
                    .filteredOn(entry -> entry.id().equals(receipt.transaction()))
                    .singleElement()
                    .extracting(Entry::receipt)
                    .isEqualTo(receipt);
        });
    }
}
