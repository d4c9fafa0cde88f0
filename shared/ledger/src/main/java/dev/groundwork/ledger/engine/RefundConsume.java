package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome.Refund;
import dev.groundwork.ledger.model.RefundRequest.RefundRecord;
import dev.groundwork.ledger.model.ScopedKey.IdempotencyRecord;
import dev.groundwork.ledger.model.TransactionId;
import java.util.List;
import java.util.Optional;

/**
 * Refunds a consume. Two items are written with the account: one for the consume, so that it is refunded once, and the idempotency record, by
 * which a repeated request finds its answer.
 */
final class RefundConsume implements Operation<RefundOutcome> {

    private final RefundRequest request;
    private final LedgerStore store;
    private final LedgerLookup ledger;
    private Optional<LedgerAccount> account = Optional.empty();

    RefundConsume(RefundRequest request, LedgerStore store, LedgerLookup ledger) {
        this.request = request;
        this.store = store;
        this.ledger = ledger;
    }

    @Override
    public UserId user() {
        return request.transaction().user();
    }

    /** The key is checked first, then the consume. The account needs to be read once: what it holds of the consume never changes. */
    @Override
    public Step<RefundOutcome> next() {
        account = account.or(() -> ledger.account(user()));
        if (account.isEmpty()) {
            return new Step.Done<>(unknownUser());
        }
        return known().<Step<RefundOutcome>>map(Step.Done::new).orElseGet(() -> refund(account.get()));
    }

    private Optional<RefundOutcome> known() {
        var name = request.key().recordName();
        var byKey = store.record(user(), name);
        if (byKey.isPresent()) {
            return Optional.of(repeated(byKey.get()));
        }
        return store.refund(request.transaction())
                .filter(refund -> !refund.recordName().equals(name))
                .map(refund -> new RefundOutcome.AlreadyRefunded());
    }

    private RefundOutcome repeated(IdempotencyRecord known) {
        if (!isSameRequest(known)) {
            return new RefundOutcome.KeyReused();
        }
        var now = ledger.account(user()).orElseThrow();
        var entry = ledger.entries(now, known.operation()).getFirst();
        return new RefundOutcome.Replayed(refund(known.operation(), Credits.of(entry.amount()), entry.balanceAfter()));
    }

    /** Tells whether the key named the same refund before, for the same reason. */
    private boolean isSameRequest(IdempotencyRecord known) {
        return known.refundOf().orElse("").equals(request.transaction().toString())
                && store.refund(request.transaction())
                        .filter(refund -> refund.reason().equals(request.reason()))
                        .isPresent();
    }

    private Step<RefundOutcome> refund(LedgerAccount seen) {
        var consume = ledger.entries(seen, request.transaction().operation()).stream()
                .filter(entry -> entry.id().equals(request.transaction()))
                .findFirst();
        if (consume.isEmpty()) {
            return new Step.Done<>(new RefundOutcome.UnknownTransaction());
        }
        return consume.get().type() == EntryType.CONSUME
                ? new Step.ChangeUnderLock<>(draft -> refund(draft, consume.get()))
                : new Step.Done<>(new RefundOutcome.NotRefundable());
    }

    private Step.Change<RefundOutcome> refund(AccountDraft draft, Entry consume) {
        var posted = draft.refund(consume);
        var operation = posted.id().operation();
        var refunded =
                new RefundOutcome.Refunded(refund(operation, Credits.of(-consume.amount()), posted.balanceAfter()));
        return new Step.Change<>(
                after -> new Step.Done<>(refunded),
                List.of(
                        IdempotencyRecord.ofRefund(request, operation),
                        new RefundRecord(
                                request.transaction(), operation, request.key().recordName(), request.reason())));
    }

    private Refund refund(OperationKey operation, Credits amount, Credits balanceAfter) {
        return new Refund(new TransactionId(user(), operation, 0), request.transaction(), amount, balanceAfter);
    }

    @Override
    public RefundOutcome unknownUser() {
        return new RefundOutcome.UnknownTransaction();
    }

    @Override
    public RefundOutcome busy() {
        return new RefundOutcome.Busy();
    }
}
