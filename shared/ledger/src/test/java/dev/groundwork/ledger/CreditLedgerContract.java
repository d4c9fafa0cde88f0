package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Consumed;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.InsufficientCredits;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.KeyReused;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.Replayed;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome.UnknownUser;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeReceipt;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.SettingsChange.SettingsOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of every ledger. */
public abstract class CreditLedgerContract extends HostingContract {

    @Test
    @DisplayName("INFRA-CRED-010 a new ledger has 100 free credits and the entry that gave them")
    public void opening() {
        var user = open();

        var balance = ledger().balance(user).orElseThrow();

        assertThat(balance.balance()).isEqualTo(Credits.of(100));
        assertThat(balance.available()).isEqualTo(Credits.of(100));
        assertThat(balance.freeTierLeft()).isEqualTo(Credits.of(100));
        assertThat(balance.lowBalance()).isFalse();
        assertThat(entries(user)).singleElement().satisfies(entry -> {
            assertThat(entry.seq()).isEqualTo(1);
            assertThat(entry.type()).isEqualTo(EntryType.FREE_TIER);
            assertThat(entry.amount()).isEqualTo(100);
            assertThat(entry.balanceAfter()).isEqualTo(Credits.of(100));
        });
    }

    @Test
    @DisplayName("INFRA-CRED-011 a consume takes its cost and writes one entry")
    public void consume() {
        var user = open();

        var outcome = ledger().consume(Ids.consumption(user, fresh(), 7));

        assertThat(outcome).isInstanceOfSatisfying(Consumed.class, consumed -> {
            assertThat(consumed.receipt().cost()).isEqualTo(Credits.of(7));
            assertThat(consumed.receipt().balanceAfter()).isEqualTo(Credits.of(93));
            assertThat(consumed.receipt().lowBalance()).isFalse();
            assertThat(entries(user).getFirst().id())
                    .isEqualTo(consumed.receipt().transaction());
        });
        assertThat(entries(user)).extracting(Entry::amount).containsExactly(-7L, 100L);
        assertThat(ledger().balance(user).orElseThrow().lifetimeConsumed()).isEqualTo(7);
    }

    @Test
    @DisplayName("INFRA-CRED-012 a repeated request gets the first answer, at balance 0 too")
    public void replayAtZero() {
        var user = withBalance(1);
        var key = fresh();
        var first = ledger().consume(Ids.one(user, key));

        var again = ledger().consume(Ids.one(user, key));

        assertThat(first).isInstanceOf(Consumed.class);
        assertThat(again).isEqualTo(new Replayed(((Consumed) first).receipt()));
        assertThat(ledger().balance(user).orElseThrow().balance()).isEqualTo(Credits.ZERO);
    }

    @Test
    @DisplayName("INFRA-CRED-013 another request under a used key is refused and takes nothing")
    public void keyReused() {
        var user = open();
        var key = fresh();
        ledger().consume(Ids.one(user, key));

        var other = ledger().consume(Ids.other(user, key));

        assertThat(other).isInstanceOf(KeyReused.class);
        assertThat(entries(user)).hasSize(2);
    }

    @Test
    @DisplayName("INFRA-CRED-014 too few credits take nothing, and the key stays free")
    public void insufficient() {
        var user = withBalance(3);
        var key = fresh();

        var refused = ledger().consume(Ids.consumption(user, key, 4));

        assertThat(refused).isEqualTo(new InsufficientCredits(Credits.of(4), Credits.of(3)));
        assertThat(entries(user)).hasSize(2);
        assertThat(ledger().consume(Ids.consumption(user, key, 3))).isInstanceOf(Consumed.class);
    }

    @Test
    @DisplayName("INFRA-CRED-015 an unknown user has no balance, no entries and nothing to take")
    public void unknownUser() {
        var nobody = Ids.user();

        assertThat(ledger().consume(Ids.one(nobody, fresh()))).isInstanceOf(UnknownUser.class);
        assertThat(ledger().consume(Ids.one(nobody, Ids.key("opaque")))).isInstanceOf(UnknownUser.class);
        assertThat(ledger().balance(nobody)).isEmpty();
        assertThat(ledger().entries(nobody, EntryQuery.newest(1))).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-016 of 50 parallel consumes of 1 at balance 20 exactly 20 succeed")
    public void parallel() throws Exception {
        var user = withBalance(20);

        var outcomes = together(
                50,
                i -> () -> ledger().consume(
                                Ids.one(user, Ids.ordered(clock.instant().plusMillis(i)))));

        assertThat(outcomes).filteredOn(Consumed.class::isInstance).hasSize(20);
        assertThat(outcomes).filteredOn(InsufficientCredits.class::isInstance).hasSize(30);
        assertThat(entries(user)).hasSize(22).extracting(Entry::seq).containsExactlyElementsOf(down(22));
    }

    @Test
    @DisplayName("INFRA-CRED-017 of 50 parallel consumes under one key one takes effect, and all get the same answer")
    public void parallelOneKey() throws Exception {
        for (var key : List.of(fresh(), Ids.key("opaque"), Ids.ordered(Ids.NOW.plus(Duration.ofDays(1))))) {
            var user = withBalance(20);

            var outcomes = together(50, i -> () -> ledger().consume(Ids.one(user, key)));

            assertThat(outcomes).filteredOn(Consumed.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Replayed.class::isInstance).hasSize(49);
            assertThat(outcomes.stream().map(CreditLedgerContract::balanceAfter).distinct())
                    .containsExactly(Credits.of(19));
            assertThat(entries(user)).hasSize(3);
        }
    }

    @Test
    @DisplayName(
            "INFRA-CRED-018 keys without a time, of a minute, a day, a year ago and of the future work the same, then and later")
    public void everyKindOfKey() {
        var user = open();
        var keys = List.of(
                Ids.key("opaque key ~ of any text"),
                Ids.key("0".repeat(255)),
                Ids.ordered(Ids.NOW.minus(Duration.ofMinutes(1))),
                Ids.ordered(Ids.NOW.minus(Duration.ofDays(1))),
                Ids.ordered(Ids.NOW.minus(Duration.ofDays(365))),
                Ids.ordered(Ids.NOW.plus(Duration.ofMinutes(4))),
                Ids.ordered(Ids.NOW.plus(Duration.ofHours(1))),
                Ids.key("019b9805-5e00-7abc-8def-0123456789ab"));
        var first =
                keys.stream().map(key -> ledger().consume(Ids.one(user, key))).toList();
        assertThat(first).allMatch(Consumed.class::isInstance);

        for (var wait : List.of(Duration.ZERO, Duration.ofSeconds(20), Duration.ofHours(1), Duration.ofDays(2))) {
            clock.advance(wait);
            IntStream.range(0, 5).forEach(i -> ledger().consume(Ids.one(user, fresh())));
            assertThat(keys)
                    .as("after another %s", wait)
                    .allSatisfy(key -> assertThat(ledger().consume(Ids.one(user, key)))
                            .isInstanceOfSatisfying(
                                    Replayed.class,
                                    again -> assertThat(again.receipt())
                                            .isEqualTo(receipt(first.get(keys.indexOf(key))))));
        }
        assertThat(entries(user)).hasSize(1 + keys.size() + 20);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-019 the balance is low below the threshold, and the answer that crossed it says so for ever")
    public void lowBalance() {
        var user = withBalance(11);
        var reaching = fresh();
        var crossing = fresh();
        ledger().consume(Ids.one(user, reaching));

        var outcome = ledger().consume(Ids.one(user, crossing));

        assertThat(receipt(outcome).lowBalance()).isTrue();
        assertThat(receipt(ledger().consume(Ids.one(user, reaching))).lowBalance())
                .isFalse();
        assertThat(receipt(ledger().consume(Ids.one(user, crossing))).lowBalance())
                .isTrue();
        assertThat(ledger().balance(user).orElseThrow().lowBalance()).isTrue();
    }

    @Test
    @DisplayName("INFRA-CRED-020 entries come newest first, segment by segment, each once, their amounts adding up")
    public void entriesInSlices() {
        var user = open();
        IntStream.range(0, 37).forEach(i -> ledger().consume(Ids.one(user, fresh())));
        var all = new ArrayList<Entry>();
        var before = Long.MAX_VALUE;

        while (before > 0) {
            var query = new EntryQuery(before, Optional.empty(), Optional.empty(), Optional.empty(), 5);
            var slice = ledger().entries(user, query).orElseThrow();
            all.addAll(slice.entries());
            before = slice.nextBefore().orElse(0);
        }

        assertThat(all).extracting(Entry::seq).containsExactlyElementsOf(down(38));
        assertThat(all.stream().mapToLong(Entry::amount).sum()).isEqualTo(63);
        assertThat(all.getFirst().balanceAfter()).isEqualTo(Credits.of(63));
    }

    @Test
    @DisplayName("INFRA-CRED-021 entries can be asked for by type and time, from included, to not")
    public void filters() {
        var user = open();
        clock.advance(Duration.ofHours(1));
        var start = clock.instant();
        ledger().consume(Ids.one(user, Ids.ordered(start)));
        clock.advance(Duration.ofHours(1));
        var end = clock.instant();
        ledger().consume(Ids.one(user, Ids.ordered(end)));

        var hour = new EntryQuery(Long.MAX_VALUE, Optional.empty(), Optional.of(start), Optional.of(end), 10);
        var free = new EntryQuery(
                Long.MAX_VALUE, Optional.of(EntryType.FREE_TIER), Optional.empty(), Optional.empty(), 10);

        assertThat(ledger().entries(user, hour).orElseThrow().entries())
                .extracting(Entry::seq)
                .containsExactly(2L);
        assertThat(ledger().entries(user, free).orElseThrow().entries())
                .extracting(Entry::seq)
                .containsExactly(1L);
    }

    @Test
    @DisplayName("INFRA-CRED-024 settings are changed one by one, from then on; an answer given before stays as it was")
    public void settings() {
        var user = withBalance(50);
        var before = fresh();
        ledger().consume(Ids.one(user, before));

        var changed = ledger().change(user, new SettingsChange(Optional.of(Credits.of(60)), Optional.empty()));
        var again = ledger().change(user, new SettingsChange(Optional.empty(), Optional.of(false)));

        assertThat(changed).isEqualTo(new SettingsOutcome.Changed(new Settings(Credits.of(60), true)));
        assertThat(again).isEqualTo(new SettingsOutcome.Changed(new Settings(Credits.of(60), false)));
        assertThat(ledger().balance(user).orElseThrow().lowBalance()).isTrue();
        assertThat(receipt(ledger().consume(Ids.one(user, before))).lowBalance())
                .isFalse();
        assertThat(receipt(ledger().consume(Ids.one(user, fresh()))).lowBalance())
                .isTrue();
        assertThat(ledger().change(Ids.user(), new SettingsChange(Optional.empty(), Optional.empty())))
                .isEqualTo(new SettingsOutcome.UnknownUser());
    }

    @Test
    @DisplayName("INFRA-CRED-341 settings are read as they are: those of a new user, and each change at once")
    public void readsSettings() {
        var user = withBalance(50);
        var initial = ledger().settings(user);

        ledger().change(user, new SettingsChange(Optional.of(Credits.of(60)), Optional.of(false)));

        assertThat(initial).contains(Settings.INITIAL);
        assertThat(ledger().settings(user)).contains(new Settings(Credits.of(60), false));
        assertThat(ledger().settings(Ids.user())).isEmpty();
    }

    private static Credits balanceAfter(ConsumeOutcome outcome) {
        return receipt(outcome).balanceAfter();
    }

    public static ConsumeReceipt receipt(ConsumeOutcome outcome) {
        return switch (outcome) {
            case Consumed(var receipt) -> receipt;
            case Replayed(var receipt) -> receipt;
            default -> throw new AssertionError("no receipt in " + outcome);
        };
    }

    private static List<Long> down(long from) {
        return IntStream.iterate((int) from, i -> i > 0, i -> i - 1)
                .mapToObj(i -> (long) i)
                .toList();
    }

    public static <T> List<T> together(int count, IntFunction<Callable<T>> task)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures =
                    threads.invokeAll(IntStream.range(0, count).mapToObj(task).toList());
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
