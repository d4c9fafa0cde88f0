package dev.groundwork.ledger.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.groundwork.ledger.schedule.EndpointTable;
import dev.groundwork.ledger.schedule.TableEngine;
import dev.groundwork.ledger.store.RemovedCondition;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Crashes by the hundred in every run. {@code -Dledger.crashes=10000} goes on until there were so many; {@code -Dledger.seed=N} begins with
 * that seed, to see again what it found.
 */
final class CrashTest {

    private static final int CRASHES = Integer.getInteger("ledger.crashes", 300);
    private static final long FIRST_SEED = Long.getLong("ledger.seed", 20260107);
    private static final int MANY_USERS = 16;
    private static final int SEEDS = 8;
    private static final int WRITERS_OVER_HTTP = 24;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    @DisplayName(
            "INFRA-CRED-050 whatever crashes, an answered request has happened once, an unanswered one once or not at all")
    void crashes(TestReporter reporter) {
        var seeds = new Random(FIRST_SEED);
        var crashes = 0;
        for (var seed = FIRST_SEED; crashes < CRASHES; seed = seeds.nextLong()) {
            for (var users : new int[] {1, MANY_USERS}) {
                var report = run(seed, users);
                crashes += report.crashes();
                assertThat(report.lotMoves()).isPositive();
                reporter.publishEntry("seed " + seed + ", users " + users, report + ", crashes so far " + crashes);
            }
        }
        assertThat(crashes).isGreaterThanOrEqualTo(CRASHES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT contains(#keys, :key)", "lockToken = :token", "segmentCount = :seen"})
    @DisplayName("INFRA-CRED-567 without one condition the crashes do harm, and that is found")
    void withoutACondition(String condition) {
        var seeds = new Random(FIRST_SEED);

        assertThat(seeds.longs(SEEDS).boxed().toList())
                .as("what %d campaigns find", SEEDS)
                .anyMatch(seed -> catchThrowable(() -> new CrashCampaign(
                                        seed,
                                        1,
                                        CrashCampaign.WRITERS,
                                        TableEngine.EVALUATOR,
                                        new RemovedCondition(condition))
                                .run())
                        != null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, MANY_USERS})
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    @DisplayName("INFRA-CRED-581 the same over HTTP, at the endpoint that the tests run on")
    void overHttp(int users, TestReporter reporter) {
        try (var table = new EndpointTable()) {
            var report = new CrashCampaign(FIRST_SEED, users, WRITERS_OVER_HTTP, table, UnaryOperator.identity()).run();

            reporter.publishEntry("over HTTP, users " + users, report + ", calls " + table.calls());
            assertThat(report.crashes()).isPositive();
        }
    }

    private static CrashCampaign.Report run(long seed, int users) {
        try {
            return new CrashCampaign(seed, users).run();
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("-Dledger.seed=" + seed + " finds, with " + users + " users: " + e, e);
        }
    }
}
