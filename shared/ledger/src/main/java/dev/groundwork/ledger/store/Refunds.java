package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.RefundOutcome;
import dev.groundwork.ledger.model.RefundOutcome.Refund;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.TransactionId;
import java.util.List;
import java.util.Optional;

/**
 * Refunds consumes. under the lock two items are written besides the account: one for the consume, so that it is refunded once, and one
 * for the caller's key, so that a repeated request finds its answer.
 */
final class Refunds {

    /** A second look is enough: what forestalled the first stays. */
    private static final int MAX_TRIES = 3;

    private final Parts parts;
    private final Table table;

    Refunds(Parts parts, Table table) {
        this.parts = parts;
        this.table = table;
    }

    RefundOutcome refund(RefundRequest request) {
        var account = parts.spending().account(request.transaction().user());
        if (account.isEmpty()) {
            return new RefundOutcome.UnknownTransaction();
        }
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var outcome = known(request).or(() -> refundNow(account.get(), request));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new RefundOutcome.Busy();
    }

    /** What became of the key, and then of the consume; nothing where neither was used. */
    private Optional<RefundOutcome> known(RefundRequest request) {
        var user = request.transaction().user();
        var byKey = table.get(CreditsTable.record(user, request.key().recordName()));
        if (byKey.isPresent()) {
            return Optional.of(
                    byKey.get().string("refundOf").equals(request.transaction().toString())
                            ? replayed(request, OperationKey.of(byKey.get().bytes("operation")))
                            : new RefundOutcome.KeyReused());
        }
        return table.get(guard(request))
                .filter(item -> !item.string("key").equals(request.key().recordName()))
                .map(item -> new RefundOutcome.AlreadyRefunded());
    }

    private RefundOutcome replayed(RefundRequest request, OperationKey operation) {
        var account = parts.spending().account(request.transaction().user()).orElseThrow();
        var entry = parts.spending().entries(account, operation).getFirst();
        return new RefundOutcome.Replayed(
                refund(request, operation, entry.amount(), entry.balanceAfter().amount()));
    }

    private Optional<RefundOutcome> refundNow(LedgerAccount account, RefundRequest request) {
        var consume = parts.spending().entries(account, request.transaction().operation()).stream()
                .filter(entry -> entry.id().equals(request.transaction()))
                .findFirst();
        if (consume.isEmpty()) {
            return Optional.of(new RefundOutcome.UnknownTransaction());
        }
        if (consume.get().type() != EntryType.CONSUME) {
            return Optional.of(new RefundOutcome.NotRefundable());
        }
        return switch (parts.locked().change(account.user(), draft -> change(draft, consume.get(), request))) {
            case LockedChange.Result.Changed<Refund>(var refund, var after) ->
                Optional.of(new RefundOutcome.Refunded(refund));
            case LockedChange.Result.Conflict<Refund> conflict -> Optional.empty();
            case LockedChange.Result.NoAccount<Refund> gone -> Optional.of(new RefundOutcome.UnknownTransaction());
            case LockedChange.Result.Busy<Refund> busy -> Optional.of(new RefundOutcome.Busy());
        };
    }

    private static LockedChange.Change<Refund> change(AccountDraft draft, Entry consume, RefundRequest request) {
        var posted = draft.refund(consume);
        var operation = posted.id().operation();
        return new LockedChange.Change<>(
                refund(
                        request,
                        operation,
                        -consume.amount(),
                        posted.balanceAfter().amount()),
                additional(request, operation));
    }

    private static List<Item> additional(RefundRequest request, OperationKey operation) {
        var user = request.transaction().user();
        var byKey = Item.at(CreditsTable.record(user, request.key().recordName()))
                .set("operation", BalanceItem.value(operation))
                .set("refundOf", request.transaction().toString())
                .build();
        var byConsume = Item.at(guard(request))
                .set("operation", BalanceItem.value(operation))
                .set("key", request.key().recordName())
                .set("reason", request.reason().value())
                .build();
        return List.of(byKey, byConsume);
    }

    private static Key guard(RefundRequest request) {
        var transaction = request.transaction();
        return CreditsTable.refund(transaction.user(), transaction.operation().text());
    }

    private static Refund refund(RefundRequest request, OperationKey operation, long amount, long balanceAfter) {
        var id = new TransactionId(request.transaction().user(), operation, 0);
        return new Refund(id, request.transaction(), Credits.of(amount), Credits.of(balanceAfter));
    }
}
