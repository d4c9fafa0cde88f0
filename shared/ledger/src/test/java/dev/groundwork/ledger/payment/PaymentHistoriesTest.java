package dev.groundwork.ledger.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.engine.LedgerEngine;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import dev.groundwork.ledger.schedule.Call;
import dev.groundwork.ledger.schedule.ClientRun;
import dev.groundwork.ledger.schedule.LedgerSnapshot;
import dev.groundwork.ledger.schedule.Reply;
import dev.groundwork.ledger.schedule.ScriptedClient;
import dev.groundwork.ledger.schedule.SingleClient;
import dev.groundwork.ledger.schedule.TableImage;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Histories of purchases, subscriptions, refunds and disputes, each event delivered one to five times, in any order, while processes die between writes.
 * {@code -Dpayment.histories=2000} draws so many; {@code -Dpayment.seed=N} begins with that seed.
 */
final class PaymentHistoriesTest {

    private static final int HISTORIES = Integer.getInteger("payment.histories", 200);
    private static final long FIRST_SEED = Long.getLong("payment.seed", 20260107);

    /** A process died. */
    private static final class Crash extends RuntimeException {

        Crash() {
            super("a process died", null, false, false);
        }
    }

    /** One user's ledger under one history. */
    private static final class Run {

        private final UserId user = Ids.user(1);
        private final Random random;
        private final HandClock clock = new HandClock(Ids.NOW);
        private final SingleClient table;
        private long consumed;
        private int crashes;
        private int lives;

        Run(long seed) {
            random = new Random(seed);
            table = new SingleClient(TableImage.EMPTY.with(OpeningLedger.item(user, clock.instant())), clock);
        }

        /** Of a hundred writes eight end with their process, half of them after they have happened. */
        private Reply answer(Call call) {
            if (call instanceof Call.Request(var request)
                    && !(request instanceof GetItemRequest)
                    && !(request instanceof QueryRequest)) {
                var luck = random.nextInt(100);
                if (luck < 8) {
                    if (luck < 4) {
                        table.apply(call);
                    }
                    crashes++;
                    throw new Crash();
                }
            }
            return table.apply(call);
        }

        private LedgerEngine process() {
            lives++;
            return ClientRun.ledger(new ScriptedClient(this::answer), lives);
        }

        void play() {
            var histories = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                    .mapToObj(number -> PaymentHistory.purchase(random, user, number))
                    .collect(Collectors.toCollection(ArrayList::new));
            var months = random.nextInt(3) > 0 ? SubscriptionMonth.draw(random) : List.<SubscriptionMonth>of();
            months.forEach(month -> histories.add(month.history(random, user, 10 + histories.size())));
            for (var delivery : PaymentHistory.deliveries(random, histories)) {
                clock.advance(Duration.ofMillis(random.nextInt(5000)));
                while (!isDelivered(delivery)) {
                    clock.advance(Duration.ofSeconds(3));
                }
                spend();
            }
            var left = histories.stream().mapToLong(PaymentHistory::left).sum();
            check(100 + left - consumed, histories.size(), months);
        }

        private boolean isDelivered(PaymentRequest delivery) {
            try {
                return !(process().applyPayment(delivery) instanceof PaymentOutcome.Busy);
            } catch (Crash e) {
                return false;
            }
        }

        private void spend() {
            var cost = 1 + random.nextInt(200);
            if (random.nextInt(3) == 0
                    && ClientRun.ledger(new ScriptedClient(table), ++lives)
                                    .consume(Ids.consumption(user, Ids.ordered(clock.instant(), lives), cost))
                            instanceof ConsumeOutcome.Consumed) {
                consumed += cost;
            }
        }

        private void check(long expected, int payments, List<SubscriptionMonth> months) {
            var snapshot = LedgerSnapshot.of(table.image(), user);
            var figures = snapshot.account().figures();
            var expired = snapshot.entries().stream()
                    .filter(entry -> entry.type() == EntryType.EXPIRE)
                    .mapToLong(Entry::amount)
                    .sum();
            assertThat(snapshot.faults()).isEmpty();
            assertThat(figures.balance() - figures.debt()).isEqualTo(expected + expired);
            snapshot.account().lots().lots().stream()
                    .filter(lot -> lot.kind() == Lot.Kind.SUBSCRIPTION)
                    .forEach(lot -> assertThat(lot.expiresAt())
                            .as("%s of %s", lot, months)
                            .hasValue(SubscriptionMonth.endOf(lot.period().orElseThrow(), months)));
            assertThat(snapshot.entries().stream()
                            .filter(entry -> entry.referenceId().orElse("").startsWith("p"))
                            .map(Entry::payment)
                            .map(Objects::toString))
                    .hasSize(payments)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-969 in whatever order, however often and whatever crashes, the credits are those of the money, exactly")
    void histories(TestReporter reporter) {
        var seeds = new Random(FIRST_SEED);
        var crashes = 0;
        var seed = FIRST_SEED;
        for (var i = 0; i < HISTORIES; i++) {
            var run = new Run(seed);
            try {
                run.play();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dpayment.seed=" + seed + " finds: " + e, e);
            }
            crashes += run.crashes;
            seed = seeds.nextLong();
        }
        reporter.publishEntry("histories " + HISTORIES + ", crashes " + crashes);
        assertThat(crashes).isGreaterThan(HISTORIES / 10);
    }
}
