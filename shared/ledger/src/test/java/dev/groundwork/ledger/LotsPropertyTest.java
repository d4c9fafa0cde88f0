package dev.groundwork.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.engine.EngineSteps;
import dev.groundwork.ledger.engine.LedgerEngine;
import dev.groundwork.ledger.model.BillingPeriod;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import dev.groundwork.ledger.model.HoldEnd.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.Lot;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.TransactionId;
import dev.groundwork.ledger.schedule.ClientRun;
import dev.groundwork.ledger.schedule.LedgerSnapshot;
import dev.groundwork.ledger.schedule.ScriptedClient;
import dev.groundwork.ledger.schedule.SingleClient;
import dev.groundwork.ledger.schedule.TableImage;
import dev.groundwork.ledger.store.OpeningLedger;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Many lots, whose expiries come in any order: the ledger moves exactly the credits that a list of all lots would. */
final class LotsPropertyTest {

    private enum Kind {
        GRANT,
        LASTING,
        PURCHASE,
        MONTH,
        CONSUME,
        HOLD,
        END,
        REFUND,
        READ
    }

    private record Step(Kind kind, int minutes, int life, int size, int which) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        var kind = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.of(Kind.GRANT)),
                Tuple.of(3, Arbitraries.of(Kind.CONSUME)),
                Tuple.of(6, Arbitraries.of(Kind.class)));
        return Combinators.combine(
                        kind,
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.of(0)),
                                Tuple.of(1, Arbitraries.integers().between(1, 40))),
                        Arbitraries.integers().between(1, 300),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.integers().between(0, 99))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }

    @Property(tries = 300)
    @Label("INFRA-CRED-906 whatever is granted, spent, held and refunded, each lot ends as in a list of all lots")
    void sameAsAList(@ForAll("steps") List<Step> steps) {
        var clock = new HandClock(Ids.NOW);
        var user = Ids.user(1);
        var client = new SingleClient(TableImage.EMPTY.with(OpeningLedger.item(user, Ids.NOW)), clock);
        var run = new Run(ClientRun.ledger(new ScriptedClient(client), 1), user, clock);

        for (var i = 0; i < steps.size(); i++) {
            clock.advance(Duration.ofMinutes(steps.get(i).minutes));
            run.step(i, steps.get(i));
        }

        assertThat(run.seen()).isEqualTo(run.naive.entries());
        var balance = run.ledger.balance(user).orElseThrow();
        run.naive.due(clock.instant());
        assertThat(balance.balance().amount()).isEqualTo(run.naive.balance());
        assertThat(balance.available().amount()).isEqualTo(run.naive.available());
        assertThat(LedgerSnapshot.of(client.image(), user).faults()).isEmpty();
    }

    private record Run(
            LedgerEngine ledger,
            UserId user,
            HandClock clock,
            NaiveLots naive,
            Map<Integer, TransactionId> consumes,
            Map<Integer, HoldId> holds) {

        Run(LedgerEngine ledger, UserId user, HandClock clock) {
            this(ledger, user, clock, new NaiveLots(), new HashMap<>(), new HashMap<>());
            naive.give("FREE_TIER", Lot.Kind.FREE_TIER, 100, Instant.MAX, clock.instant());
        }

        List<String> seen() {
            read(clock.instant());
            return ledger.entries(user, EntryQuery.newest(1000)).orElseThrow().entries().reversed().stream()
                    .map(Run::text)
                    .toList();
        }

        private static String text(Entry entry) {
            var lots = entry.lots().lots().stream()
                    .map(lot -> lot.kind() + " " + lot.size() + " "
                            + lot.expiresAt().orElse(Instant.MAX))
                    .toList();
            return entry.type() + " " + entry.amount() + " " + lots;
        }

        void step(int number, Step step) {
            var now = clock.instant();
            var key = Ids.ordered(now, number);
            var size = Credits.of(step.size);
            var until = now.plus(Duration.ofMinutes(step.life));
            switch (step.kind) {
                case GRANT, LASTING -> {
                    var expiresAt = Optional.of(until).filter(at -> step.kind == Kind.GRANT);
                    var outcome = ledger.grant(new GrantRequest(user, key, size, new Reference("bonus"), expiresAt));
                    assertThat(outcome).isInstanceOf(GrantOutcome.Given.class);
                    naive.give("BONUS", Lot.Kind.BONUS, step.size, expiresAt.orElse(Instant.MAX), now);
                }
                case PURCHASE -> {
                    var lot = Lot.lasting(Lot.Kind.PURCHASED, step.size);
                    EngineSteps.change(ledger, user, draft -> draft.give(EntryType.PURCHASE, lot, "checkout"));
                    naive.give("PURCHASE", Lot.Kind.PURCHASED, step.size, Instant.MAX, now);
                }
                case MONTH -> month(number, step, now);
                case CONSUME -> {
                    var cost = (long) step.size * (1 + step.which % 5);
                    var outcome = ledger.consume(Ids.consumption(user, key, cost));
                    assertThat(outcome instanceof ConsumeOutcome.Consumed).isEqualTo(naive.consume(number, cost, now));
                    if (outcome instanceof ConsumeOutcome.Consumed(var receipt)) {
                        consumes.put(number, receipt.transaction());
                    }
                }
                case HOLD -> {
                    var amount = step.size * 4L;
                    var outcome = ledger.hold(new HoldRequest(
                            user,
                            key,
                            Action.WEB_SEARCH,
                            Credits.of(amount),
                            new Reference("search"),
                            until,
                            Optional.empty()));
                    assertThat(outcome instanceof HoldOutcome.Held).isEqualTo(naive.hold(number, amount, until, now));
                    if (outcome instanceof HoldOutcome.Held(var receipt)) {
                        holds.put(number, new HoldId(user, receipt.hold().operation()));
                    }
                }
                case END -> end(step, now);
                case REFUND -> refund(step, number, now);
                case READ -> read(now);
            }
        }

        /** A month that began some time ago, and is over soon: it comes between others, before or after them. */
        private void month(int number, Step step, Instant now) {
            var start = now.minus(Duration.ofMinutes(step.which));
            var period = new BillingPeriod(start, start.plus(Duration.ofMinutes(step.life)), false);
            var lot = Lot.of(period, step.size);
            EngineSteps.change(
                    ledger, user, draft -> draft.give(EntryType.SUBSCRIPTION, lot, "in_" + number + " starter"));
            naive.pay(step.size, period.start(), period.end(), period.nextEnd(), now);
        }

        private void read(Instant now) {
            ledger.balance(user);
            naive.due(now);
        }

        /** A hold that is over is answered without a look at what is due, so that is looked at first. */
        private void end(Step step, Instant now) {
            var numbers = List.copyOf(holds.keySet());
            if (numbers.isEmpty()) {
                return;
            }
            var number = numbers.get(step.which % numbers.size());
            var cost = step.which % 3 == 0 ? 0 : Math.min(4, step.size);
            var open = naive.isOpen(number, now);
            if (!open) {
                read(now);
            }
            var hold = requireNonNull(holds.remove(number));
            var outcome = cost == 0 ? ledger.release(hold) : ledger.commit(hold, Credits.of(cost));
            assertThat(outcome instanceof HoldEndOutcome.Ended).isEqualTo(open);
            if (open) {
                naive.end(number, cost, now);
            }
        }

        private void refund(Step step, int by, Instant now) {
            var numbers = List.copyOf(consumes.keySet());
            if (!numbers.isEmpty()) {
                var number = numbers.get(step.which % numbers.size());
                Refunding.refund(ledger, requireNonNull(consumes.remove(number)), Ids.ordered(now, by));
                naive.refund(number, now);
            }
        }
    }
}
