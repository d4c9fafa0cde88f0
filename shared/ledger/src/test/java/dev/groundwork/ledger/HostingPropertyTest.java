package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingCharge.RunningApp;
import dev.groundwork.ledger.model.HostingOutcome.Settled;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.schedule.ClientRun;
import dev.groundwork.ledger.schedule.LedgerSnapshot;
import dev.groundwork.ledger.schedule.ScriptedClient;
import dev.groundwork.ledger.schedule.SingleClient;
import dev.groundwork.ledger.schedule.TableImage;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Any life of an owner's apps: what the daily debit charges is what the rules say of a set of days. */
final class HostingPropertyTest {

    private static final List<AppId> APPS =
            IntStream.range(0, 4).mapToObj(Ids::app).toList();
    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    /** The things that happen to the apps of an owner. */
    enum Kind {
        RUN,
        RUN_FOR_ANOTHER_DATE,
        START,
        STOP,
        SUSPEND,
        TOP_UP,
        SPEND,
        MOVE
    }

    /**
     * A step.
     *
     * @param after the time since the one before
     * @param which app, zone, or size
     */
    record Step(Duration after, Kind kind, int which) {}

    @Provide
    Arbitrary<List<Step>> lives() {
        var after = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.longs().between(1, 30 * 3_600)),
                Tuple.of(2, Arbitraries.just(86_400L)),
                Tuple.of(1, Arbitraries.longs().between(1, 40).map(days -> days * 86_400)));
        var kind = Arbitraries.frequency(
                Tuple.of(8, Kind.RUN),
                Tuple.of(2, Kind.RUN_FOR_ANOTHER_DATE),
                Tuple.of(4, Kind.START),
                Tuple.of(2, Kind.STOP),
                Tuple.of(2, Kind.SUSPEND),
                Tuple.of(3, Kind.TOP_UP),
                Tuple.of(1, Kind.SPEND),
                Tuple.of(1, Kind.MOVE));
        return Combinators.combine(
                        after.map(Duration::ofSeconds),
                        kind,
                        Arbitraries.integers().between(0, 1_000))
                .as(Step::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    @Property(tries = 400)
    @Label(
            "INFRA-CRED-323 whatever starts, stops, moves and is missed: one charge for app and date, what credits cover, no day skipped")
    void asTheRulesSay(@ForAll("lives") List<Step> steps) {
        var clock = new HandClock(Ids.NOW);
        var user = Ids.user(1);
        var ledger = new InMemoryCreditLedger(clock);
        ledger.open(user);

        new Life(ledger, user, clock).live(steps);
    }

    @Property(tries = 150)
    @Label("INFRA-CRED-324 the same for the ledger of the table, whose checker finds nothing")
    void asTheRulesSayOnTheTable(@ForAll("lives") List<Step> steps) {
        var clock = new HandClock(Ids.NOW);
        var user = Ids.user(1);
        var client = new SingleClient(TableImage.EMPTY.with(OpeningLedger.item(user, Ids.NOW)), clock);

        new Life(ClientRun.ledger(new ScriptedClient(client), 1), user, clock).live(steps);

        assertThat(LedgerSnapshot.of(client.image(), user).faults()).isEmpty();
    }

    /** An owner's apps, beside the model of them. Dates that are not the clock's go with a zone that stays, and moves with the clock's date. */
    private static final class Life {

        private final CreditLedger ledger;
        private final UserId user;
        private final HandClock clock;
        private final NaiveHosting naive = new NaiveHosting(100);
        private final Map<AppId, Instant> running =
                new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
        private ZoneId zone = ZoneId.of("UTC");
        private boolean moves;
        private int number;

        Life(CreditLedger ledger, UserId user, HandClock clock) {
            this.ledger = ledger;
            this.user = user;
            this.clock = clock;
        }

        void live(List<Step> steps) {
            moves = steps.getFirst().which % 2 == 0;
            zone = ZONES.get(steps.getLast().which % ZONES.size());
            for (var step : steps) {
                clock.advance(step.after);
                step(step);
            }
            run(clock.instant());
        }

        private void step(Step step) {
            var app = APPS.get(step.which % APPS.size());
            switch (step.kind) {
                case RUN -> run(clock.instant());
                case RUN_FOR_ANOTHER_DATE ->
                    run(moves ? clock.instant() : clock.instant().plus(Duration.ofDays(step.which % 12 - 6)));
                case START -> {
                    running.put(app, clock.instant());
                    naive.start(app, clock.instant());
                }
                case STOP -> stop(app);
                case SUSPEND -> naive.unpaid().forEach(unpaid -> stop(new AppId(unpaid)));
                case TOP_UP -> topUp(1 + step.which % 60);
                case SPEND -> spend(1 + step.which % 9);
                case MOVE -> zone = moves ? ZONES.get(step.which % ZONES.size()) : zone;
            }
        }

        private void stop(AppId app) {
            running.remove(app);
            naive.stop(app);
        }

        private void topUp(long amount) {
            var key = Ids.key("grant " + number++);
            ledger.grant(new GrantRequest(user, key, Credits.of(amount), new Reference("bonus"), Optional.empty()));
            naive.move(amount);
        }

        private void spend(long cost) {
            if (naive.credits() >= cost) {
                ledger.consume(Ids.consumption(user, Ids.ordered(clock.instant(), number++), cost));
                naive.move(-cost);
            }
        }

        private void run(Instant time) {
            var apps = running.entrySet().stream()
                    .map(app -> new RunningApp(app.getKey(), Ids.NOW, app.getValue()))
                    .toList();
            var before = naive.charged().size();
            naive.run(time, zone);

            var outcome = (Settled) ledger.chargeHosting(new HostingCharge(user, time, zone, apps));

            assertThat(outcome.charged()).isEqualTo(naive.charged().size() - before);
            assertThat(outcome.unpaid()).extracting(AppId::value).containsExactlyElementsOf(naive.unpaid());
            assertThat(outcome.available()).isEqualTo(Credits.of(naive.credits()));
            assertThat(charged()).containsExactlyElementsOf(naive.charged()).doesNotHaveDuplicates();
        }

        private List<String> charged() {
            return ledger.entries(user, EntryQuery.newest(5000)).orElseThrow().entries().reversed().stream()
                    .filter(entry -> entry.type() == EntryType.HOSTING)
                    .map(entry -> entry.referenceId().orElse(""))
                    .toList();
        }
    }
}
