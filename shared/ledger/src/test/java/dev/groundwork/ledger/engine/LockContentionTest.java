package dev.groundwork.ledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.Pause;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.CreditLedgerContract;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome.Given;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.schedule.Call;
import dev.groundwork.ledger.schedule.ClientRun;
import dev.groundwork.ledger.schedule.LedgerSnapshot;
import dev.groundwork.ledger.schedule.Reply;
import dev.groundwork.ledger.schedule.ScriptedClient;
import dev.groundwork.ledger.schedule.TableImage;
import dev.groundwork.ledger.store.LedgerTable;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/** Spenders and grants of one user at once. {@code -Dledger.load=true} measures how long a grant takes among 64 spenders. */
final class LockContentionTest {

    private static final int SPENDERS = 64;
    private static final int GRANTS = 40;
    private static final Duration EVERY = Duration.ofMillis(50);
    private static final Duration IN = Duration.ofSeconds(1);

    private static GrantRequest grant(UserId user, int number) {
        var key = new ScopedKey("grant", new IdempotencyKey("grant " + number));
        return new GrantRequest(user, key, Credits.of(100_000), new Reference("welcome"), Optional.empty());
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
            assertThat(table.account(user).figures().balance()).isEqualTo(100 + 400_000 - SPENDERS);
            assertThat(table.faults(user)).isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "ledger.load", matches = "true")
    @DisplayName(
            "INFRA-CRED-572 among 64 spenders a grant every 50 ms is in within a second, and no spender is refused")
    void underLoad() throws Exception {
        var user = Ids.user(1);
        ProductClock clock = InstantSource.system()::instant;
        var away = new Away(clock, TableImage.EMPTY.with(OpeningLedger.item(user, clock.instant())));
        var seeds = new AtomicInteger();
        Supplier<CreditLedger> ledgers = () -> ClientRun.ledger(new ScriptedClient(away), seeds.incrementAndGet());
        ledgers.get().grant(grant(user, GRANTS));
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var spenders = new ArrayList<Future<Integer>>();
            for (var i = 0; i < SPENDERS; i++) {
                var ledger = ledgers.get();
                spenders.add(threads.submit(() -> spend(ledger, user, clock, over)));
            }

            var times = give(ledgers.get(), user);
            over.set(true);

            var spent = 0;
            for (var done : spenders) {
                spent += done.get();
            }
            var snapshot = LedgerSnapshot.of(away.image(), user);
            assertThat(times).allMatch(time -> time.compareTo(IN) <= 0);
            assertThat(snapshot.account().figures().balance()).isEqualTo(100 + 100_000L * (GRANTS + 1) - spent);
            assertThat(snapshot.faults()).isEmpty();
        }
    }

    /** A table that is ten milliseconds away. */
    private static final class Away implements Function<Call, Reply> {

        private static final int ROUND_TRIP = 10;
        private static final int WAIT = 35;

        private final ProductClock clock;
        private TableImage image;

        Away(ProductClock clock, TableImage image) {
            this.clock = clock;
            this.image = image;
        }

        synchronized TableImage image() {
            return image;
        }

        @Override
        public Reply apply(Call call) {
            return switch (call) {
                case Call.Request(var request) -> {
                    Pause.sleep(ROUND_TRIP);
                    yield at(request);
                }
                case Call.Clock() -> new Reply.Time(clock.instant());
                case Call.Rest() -> {
                    Pause.sleep(WAIT);
                    yield new Reply.Rested();
                }
            };
        }

        private synchronized Reply at(DynamoDbRequest request) {
            var outcome = image.apply(request);
            image = outcome.after();
            return outcome.reply();
        }
    }

    private static int spend(CreditLedger ledger, UserId user, ProductClock clock, AtomicBoolean over) {
        var count = 0;
        while (!over.get()) {
            assertThat(ledger.consume(Ids.one(user, Ids.ordered(clock.instant()))))
                    .isInstanceOf(Consumed.class);
            count++;
        }
        return count;
    }

    private static List<Duration> give(CreditLedger ledger, UserId user) throws InterruptedException {
        var times = new ArrayList<Duration>();
        for (var i = 0; i < GRANTS; i++) {
            var begun = System.nanoTime();
            assertThat(ledger.grant(grant(user, i))).isInstanceOf(Given.class);
            times.add(Duration.ofNanos(System.nanoTime() - begun));
            TimeUnit.MILLISECONDS.sleep(Math.max(0, EVERY.minus(times.getLast()).toMillis()));
        }
        return times;
    }
}
