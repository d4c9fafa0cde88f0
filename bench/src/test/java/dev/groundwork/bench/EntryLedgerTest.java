package dev.groundwork.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.bench.EntryLedger.Outcome;
import dev.groundwork.bench.EntryLedger.Request;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.Tables;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The usual design works: a comparison with something broken would say nothing. */
final class EntryLedgerTest {

    private static final int AT_ONCE = 50;

    @AutoClose
    private final Tables tables = Tables.create();

    private final EntryLedger ledger =
            new EntryLedger(tables.credits(), new Transactions(tables.client(), new SecureRandom()));

    private UserId user(long credits) {
        var user = BenchRequests.user();
        ledger.open(user, credits);
        return user;
    }

    private Outcome consume(UserId user, String key) {
        return ledger.consume(new Request(user, key, "ideation_message", "message-1", 1), ConsumeCost.START);
    }

    private Queue<Outcome> atOnce(UserId user, IntFunction<String> key) {
        var outcomes = new ConcurrentLinkedQueue<Outcome>();
        var done = new ConcurrentWorkers(8)
                .work(IntStream.range(0, AT_ONCE).boxed().toList(), i -> outcomes.add(consume(user, key.apply(i))));
        assertThat(done.failures()).isEmpty();
        return outcomes;
    }

    @Test
    @DisplayName("INFRA-CRED-703 the usual design never spends more than there is, whoever comes at once")
    void neverTooMuch() {
        var user = user(20);

        var outcomes = atOnce(user, i -> "key-" + i);

        assertThat(outcomes.stream().filter(Outcome.Consumed.class::isInstance)).hasSize(20);
        assertThat(outcomes.stream().filter(new Outcome.TooFew(0)::equals)).hasSize(AT_ONCE - 20);
    }

    @Test
    @DisplayName("INFRA-CRED-704 the usual design has one effect for a key, and answers it at zero too")
    void onceForAKey() {
        var user = user(1);

        var outcomes = atOnce(user, i -> "the key");

        assertThat(outcomes.stream().filter(Outcome.Consumed.class::isInstance)).hasSize(1);
        assertThat(outcomes.stream().filter(new Outcome.Replayed()::equals)).hasSize(AT_ONCE - 1);
        assertThat(ledger.consume(new Request(user, "the key", "web_search", "search-1", 2), ConsumeCost.START))
                .isEqualTo(new Outcome.KeyReused());
    }

    @Test
    @DisplayName("INFRA-CRED-705 the usual design answers the balance, and knows nobody who was not opened")
    void answers() {
        assertThat(consume(user(3), "key")).isEqualTo(new Outcome.Consumed(2));
        assertThat(consume(BenchRequests.user(), "key")).isEqualTo(new Outcome.UnknownUser());
    }
}
