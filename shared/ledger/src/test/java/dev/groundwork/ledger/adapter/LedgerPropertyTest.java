package dev.groundwork.ledger.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Balance;
import dev.groundwork.ledger.domain.ConsumeOutcome;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.EntryQuery;
import dev.groundwork.ledger.domain.HostingDay;
import dev.groundwork.ledger.domain.HostingOutcome;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.port.CreditLedger;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Any sequence of requests: the ledger in DynamoDB answers as the one in plain maps does, and its figures stay sound. */
final class LedgerPropertyTest {

    private static final List<AppId> APPS = Stream.generate(Ids::app).limit(5).toList();

    /** One request, at a time after the one before. */
    sealed interface Step {

        Duration after();

        record Consume(Duration after, int key, int cost) implements Step {}

        record Host(Duration after, int day, int apps) implements Step {}
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        var after = Arbitraries.of(
                Duration.ofMillis(1), Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofHours(7));
        var consume = Combinators.combine(
                        after,
                        Arbitraries.integers().between(0, 39),
                        Arbitraries.integers().between(1, 12))
                .as(Step.Consume::new);
        var host = Combinators.combine(
                        after,
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(1, 5))
                .as(Step.Host::new);
        return Arbitraries.frequencyOf(Tuple.of(5, consume.map(s -> (Step) s)), Tuple.of(1, host.map(s -> (Step) s)))
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    @Property(tries = 40)
    @Label("INFRA-CRED-051 any sequence of requests is answered as by plain maps, and leaves sound figures")
    void sameAnswers(@ForAll("steps") List<Step> steps) {
        var clock = new HandClock(Ids.NOW);
        try (var table = new LedgerTable(clock)) {
            var user = table.open();
            var plain = new InMemoryCreditLedger(clock);
            plain.open(user);

            for (var step : steps) {
                clock.advance(step.after());
                assertThat(answer(table.ledger(), user, step)).isEqualTo(answer(plain, user, step));
            }

            assertThat(table.faults(user)).isEmpty();
            assertThat(balance(table.ledger(), user)).isEqualTo(balance(plain, user));
            assertThat(amounts(table.ledger(), user)).isEqualTo(amounts(plain, user));
        }
    }

    private static Balance balance(CreditLedger ledger, UserId user) {
        return ledger.balance(user).orElseThrow();
    }

    private static List<Long> amounts(CreditLedger ledger, UserId user) {
        return ledger.entries(user, EntryQuery.newest(1000)).orElseThrow().entries().stream()
                .map(Entry::amount)
                .toList();
    }

    /** The answer, but for what names the transaction. */
    private static String answer(CreditLedger ledger, UserId user, Step step) {
        return switch (step) {
            case Step.Consume(var after, var key, var cost) ->
                text(ledger.consume(Ids.consumption(user, key(key), cost)));
            case Step.Host(var after, var day, var apps) ->
                text(ledger.chargeHosting(
                        new HostingDay(user, LocalDate.parse("2026-01-01").plusDays(day), APPS.subList(0, apps))));
        };
    }

    private static String text(ConsumeOutcome outcome) {
        return switch (outcome) {
            case ConsumeOutcome.Consumed(var r) -> "consumed " + r.cost() + " " + r.balanceAfter() + r.lowBalance();
            case ConsumeOutcome.Replayed(var r) -> "replayed " + r.cost() + " " + r.balanceAfter() + r.lowBalance();
            case ConsumeOutcome.InsufficientCredits few -> few.toString();
            case ConsumeOutcome.KeyReused reused -> reused.toString();
            case ConsumeOutcome.UnknownUser unknown -> unknown.toString();
            case ConsumeOutcome.Busy busy -> busy.toString();
        };
    }

    private static String text(HostingOutcome outcome) {
        return outcome.toString();
    }

    /** Forty keys: opaque ones, and ones of times from a day ago to a day ahead. */
    private static ScopedKey key(int number) {
        return number % 3 == 0
                ? Ids.key("opaque " + number)
                : Ids.ordered(Ids.NOW.plus(Duration.ofMinutes((number - 20) * 72L)), number);
    }
}
