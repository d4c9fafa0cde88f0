package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.AccountDraft;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.EntryType;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.RefundOutcome;
import dev.groundwork.ledger.domain.RefundOutcome.Refund;
import dev.groundwork.ledger.domain.RefundRequest;
import dev.groundwork.ledger.domain.TransactionId;
import java.util.List;
import java.util.Optional;

/**
 * Gives consumes back. Behind the gate two items are written besides the account: one for the consume, so that it is given back once, and one
 * for the caller's key, so that a repeated request finds its answer.
 */
final class Refunds {

    /** A second look is enough: what forestalled the first stays. */
    private static final int MAX_TRIES = 3;

    private final Desk desk;
    private final Table table;

    Refunds(Desk desk, Table table) {
        this.desk = desk;
        this.table = table;
    }

    RefundOutcome refund(RefundRequest request) {
        var account = desk.spending().account(request.transaction().user());
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
        var byKey = table.get(CreditsTable.pointer(user, request.key().pointerName()));
        if (byKey.isPresent()) {
            return Optional.of(
                    byKey.get().string("refundOf").equals(request.transaction().toString())
                            ? replayed(request, OperationKey.of(byKey.get().bytes("operation")))
                            : new RefundOutcome.KeyReused());
        }
        return table.get(guard(request))
                .filter(item -> !item.string("key").equals(request.key().pointerName()))
                .map(item -> new RefundOutcome.AlreadyRefunded());
    }

    private RefundOutcome replayed(RefundRequest request, OperationKey operation) {
        var account = desk.spending().account(request.transaction().user()).orElseThrow();
        var entry = desk.spending().entries(account, operation).getFirst();
        return new RefundOutcome.Replayed(
                refund(request, operation, entry.amount(), entry.balanceAfter().amount()));
    }

    private Optional<RefundOutcome> refundNow(Account account, RefundRequest request) {
        var consume = desk.spending().entries(account, request.transaction().operation()).stream()
                .filter(entry -> entry.id().equals(request.transaction()))
                .findFirst();
        if (consume.isEmpty()) {
            return Optional.of(new RefundOutcome.UnknownTransaction());
        }
        if (consume.get().type() != EntryType.CONSUME) {
            return Optional.of(new RefundOutcome.NotRefundable());
        }
        return switch (desk.gated().change(account.user(), draft -> change(draft, consume.get(), request))) {
            case GatedChange.Result.Changed<Refund>(var refund, var after) ->
                Optional.of(new RefundOutcome.Refunded(refund));
            case GatedChange.Result.Forestalled<Refund> forestalled -> Optional.empty();
            case GatedChange.Result.NoAccount<Refund> gone -> Optional.of(new RefundOutcome.UnknownTransaction());
            case GatedChange.Result.Busy<Refund> busy -> Optional.of(new RefundOutcome.Busy());
        };
    }

    private static GatedChange.Change<Refund> change(AccountDraft draft, Entry consume, RefundRequest request) {
        var posted = draft.giveBack(consume);
        var operation = posted.id().operation();
        return new GatedChange.Change<>(
                refund(
                        request,
                        operation,
                        -consume.amount(),
                        posted.balanceAfter().amount()),
                besides(request, operation));
    }

    private static List<Item> besides(RefundRequest request, OperationKey operation) {
        var user = request.transaction().user();
        var byKey = Item.at(CreditsTable.pointer(user, request.key().pointerName()))
                .set("operation", BalanceItem.value(operation))
                .set("refundOf", request.transaction().toString())
                .build();
        var byConsume = Item.at(guard(request))
                .set("operation", BalanceItem.value(operation))
                .set("key", request.key().pointerName())
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
