package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.PaymentRecord;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import java.util.List;

/**
 * Applies what an event says of a payment. The record of the payment, the item that says that the event was applied, and the entries are written
 * together or not at all; and the record only if nobody has written it since it was read.
 */
record ApplyPayment(PaymentRequest request, LedgerStore store) implements Operation<PaymentOutcome> {

    @Override
    public UserId user() {
        return request.user();
    }

    @Override
    public Step<PaymentOutcome> next() {
        if (store.isApplied(user(), request.event())) {
            return new Step.Done<>(new PaymentOutcome.Known());
        }
        var known = store.payment(user(), request.payment())
                .orElseGet(() -> PaymentRecord.unknown(user(), request.payment()));
        var merged = known.with(request.fact());
        return merged.equals(known)
                ? new Step.Done<>(new PaymentOutcome.Known())
                : new Step.ChangeUnderLock<>(draft -> apply(draft, merged));
    }

    private Step.Change<PaymentOutcome> apply(AccountDraft draft, PaymentRecord merged) {
        var settled = merged.settle(draft, request.fact());
        return new Step.Change<>(
                after -> new Step.Done<>(new PaymentOutcome.Applied(settled)), List.of(settled, request.applied()));
    }

    @Override
    public PaymentOutcome unknownUser() {
        return new PaymentOutcome.UnknownUser();
    }

    @Override
    public PaymentOutcome busy() {
        return new PaymentOutcome.Busy();
    }
}
