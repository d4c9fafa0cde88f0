package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.ledger.RequestProgram.Step;
import dev.groundwork.ledger.schedule.ClientRun;
import dev.groundwork.ledger.schedule.LedgerSnapshot;
import dev.groundwork.ledger.schedule.ScriptedClient;
import dev.groundwork.ledger.schedule.SingleClient;
import dev.groundwork.ledger.schedule.TableImage;
import dev.groundwork.ledger.store.LedgerTable;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.util.List;
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

    @Provide
    Arbitrary<List<Step>> steps() {
        var after = Arbitraries.of(
                Duration.ofMillis(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofHours(7));
        var kind = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(RequestProgram.Kind.CONSUME)),
                Tuple.of(4, Arbitraries.of(RequestProgram.Kind.class)));
        return Combinators.combine(
                        after,
                        kind,
                        Arbitraries.integers().between(0, 39),
                        Arbitraries.integers().between(1, 12))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(80);
    }

    @Property(tries = 20)
    @Label("INFRA-CRED-051 any sequence of requests is answered as by plain maps, and leaves sound figures")
    void sameAnswers(@ForAll("steps") List<Step> steps) {
        var clock = new HandClock(Ids.NOW);
        try (var table = new LedgerTable(clock)) {
            var user = table.open();
            var plain = new InMemoryCreditLedger(clock);
            plain.open(user);

            run(steps, clock, new RequestProgram(table.ledger(), user, clock), new RequestProgram(plain, user, clock));

            assertThat(table.faults(user)).isEmpty();
        }
    }

    @Property(tries = 300)
    @Label("INFRA-CRED-568 the same for many sequences, on the table as a value")
    void sameAnswersOnAnImage(@ForAll("steps") List<Step> steps) {
        var clock = new HandClock(Ids.NOW);
        var user = Ids.user(1);
        var client = new SingleClient(TableImage.EMPTY.with(OpeningLedger.item(user, Ids.NOW)), clock);
        var plain = new InMemoryCreditLedger(clock);
        plain.open(user);
        var ledger = ClientRun.ledger(new ScriptedClient(client), 1);

        run(steps, clock, new RequestProgram(ledger, user, clock), new RequestProgram(plain, user, clock));

        assertThat(LedgerSnapshot.of(client.image(), user).faults()).isEmpty();
    }

    private static void run(List<Step> steps, HandClock clock, RequestProgram one, RequestProgram other) {
        for (var step : steps) {
            clock.advance(step.after());
            assertThat(one.run(step)).as("%s", step).isEqualTo(other.run(step));
        }
        assertThat(one.seen()).isEqualTo(other.seen());
    }
}
