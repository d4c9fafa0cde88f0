package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Reference;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.TransactionId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of every ledger for consumes that are refunded. */
abstract class DebitsContract extends SubscriptionsContract {

    private static RefundRequest refund(TransactionId transaction, ScopedKey key) {
        return new RefundRequest(transaction, key, new Reference("it went wrong"));
    }

    @Test
    @DisplayName(
            "INFRA-CRED-025 a consume is refunded once, whoever asks, and a repeated request gets the first answer")
    void refunds() throws Exception {
        var user = open();
        var consumed = CreditLedgerContract.receipt(ledger().consume(Ids.consumption(user, fresh(), 7)));
        var other = CreditLedgerContract.receipt(ledger().consume(Ids.consumption(user, fresh(), 2)));
        var key = Ids.key("a refund");

        var outcomes =
                CreditLedgerContract.together(8, i -> () -> ledger().refund(refund(consumed.transaction(), key)));

        assertThat(outcomes)
                .filteredOn(RefundOutcome.Refunded.class::isInstance)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(RefundOutcome.Replayed.class::isInstance)
                .hasSize(7);
        assertThat(ledger().refund(refund(consumed.transaction(), fresh())))
                .isEqualTo(new RefundOutcome.AlreadyRefunded());
        assertThat(ledger().refund(refund(other.transaction(), key))).isEqualTo(new RefundOutcome.KeyReused());
        var balance = ledger().balance(user).orElseThrow();
        assertThat(balance.balance()).isEqualTo(Credits.of(98));
        assertThat(balance.lifetimeConsumed()).isEqualTo(2);
        assertThat(balance.freeTierLeft()).isEqualTo(Credits.of(98));
        assertThat(entries(user)).extracting(Entry::amount).containsExactly(7L, -2L, -7L, 100L);
        assertThat(entries(user).getFirst().type()).isEqualTo(EntryType.REFUND);
    }

    @Test
    @DisplayName("INFRA-CRED-026 only a consume is refunded, and only one that is there")
    void notRefundable() {
        var user = open();
        var grant = entries(user).getFirst().id();

        assertThat(ledger().refund(refund(grant, fresh()))).isEqualTo(new RefundOutcome.NotRefundable());
        var nothing = new TransactionId(user, OperationKey.at(1, new byte[10]), 0);
        assertThat(ledger().refund(refund(nothing, fresh()))).isEqualTo(new RefundOutcome.UnknownTransaction());
        var nobody = new TransactionId(Ids.user(), grant.operation(), 0);
        assertThat(ledger().refund(refund(nobody, fresh()))).isEqualTo(new RefundOutcome.UnknownTransaction());
        assertThat(TransactionId.parse(grant.toString())).contains(grant);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-753 no entry is earlier than the one before it, however far its writer's clock is behind: who asks from a time on misses none")
    public void times() {
        var user = open();
        for (var i = 0; i < 14; i++) {
            clock.advance(Duration.ofSeconds(i % 3 == 2 ? -3 : 2));
            ledger().consume(Ids.one(user, Ids.ordered(clock.instant())));
        }

        var entries = entries(user).reversed();

        assertThat(entries).hasSize(15).extracting(Entry::createdAt).isSorted();
        for (var entry : entries) {
            var from = new EntryQuery(
                    Long.MAX_VALUE, Optional.empty(), Optional.of(entry.createdAt()), Optional.empty(), 100);
            assertThat(ledger().entries(user, from).orElseThrow().entries())
                    .containsAll(entries.subList((int) entry.seq() - 1, entries.size()));
        }
    }
}
