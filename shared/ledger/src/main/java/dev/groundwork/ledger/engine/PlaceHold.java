package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate.KeyedUpdate;
import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OperationLog;
import dev.groundwork.ledger.model.PendingEntry;
import java.time.Instant;
import java.util.Optional;

/** Reserves credits. */
final class PlaceHold extends KeyedOperation<HoldOutcome> {

    private final HoldRequest request;

    PlaceHold(HoldRequest request, Instant now, LedgerLookup ledger, OperationKey.Generator keys) {
        super(request.key(), now, ledger, keys);
        this.request = request;
    }

    @Override
    public UserId user() {
        return request.user();
    }

    @Override
    KeyedUpdate update(OperationKey operation, Optional<OperationKey> guard, Instant now) {
        var hold = request.hold(operation);
        return new AccountUpdate.PlaceHold(hold, hold.pending(now, request.requestHash()), guard, now);
    }

    @Override
    HoldOutcome applied(AccountSummary after, PendingEntry pending) {
        return new HoldOutcome.Held(new HoldReceipt(
                request.hold(pending.operation()),
                pending.requestHash(),
                Credits.of(after.figures().balance()),
                Credits.of(after.figures().available())));
    }

    @Override
    Optional<HoldOutcome> find(OperationLog log, OperationKey operation) {
        return log.hold(operation)
                .map(receipt -> receipt.requestHash().equals(request.requestHash())
                        ? new HoldOutcome.Replayed(receipt)
                        : new HoldOutcome.KeyReused());
    }

    @Override
    ConditionFailure.Demand demand(Instant now) {
        return new ConditionFailure.Demand(request.amount(), 1, now);
    }

    @Override
    HoldOutcome insufficientCredits(Credits available) {
        return new HoldOutcome.InsufficientCredits(request.amount(), available);
    }

    @Override
    HoldOutcome tooManyHolds() {
        return new HoldOutcome.TooManyHolds();
    }

    @Override
    public HoldOutcome unknownUser() {
        return new HoldOutcome.UnknownUser();
    }

    @Override
    public HoldOutcome busy() {
        return new HoldOutcome.Busy();
    }
}
