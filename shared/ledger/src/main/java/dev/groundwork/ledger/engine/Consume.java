package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate.KeyedUpdate;
import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeReceipt;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OperationLog;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.TransactionId;
import java.time.Instant;
import java.util.Optional;

/** Takes credits for something that a user did. */
final class Consume extends KeyedOperation<ConsumeOutcome> {

    private final ConsumeRequest request;

    Consume(ConsumeRequest request, Instant now, LedgerLookup ledger, OperationKey.Generator keys) {
        super(request.key(), now, ledger, keys);
        this.request = request;
    }

    @Override
    public UserId user() {
        return request.user();
    }

    @Override
    KeyedUpdate update(OperationKey operation, Optional<OperationKey> guard, Instant now) {
        return new AccountUpdate.Spend(request.pending(operation, now), guard, now);
    }

    @Override
    ConsumeOutcome applied(AccountSummary after, PendingEntry pending) {
        return new ConsumeOutcome.Consumed(new ConsumeReceipt(
                new TransactionId(user(), pending.operation(), 0),
                pending.action(),
                request.cost(),
                Credits.of(after.figures().balance()),
                after.isLow()));
    }

    @Override
    Optional<ConsumeOutcome> find(OperationLog log, OperationKey operation) {
        return log.entries(operation).stream()
                .findFirst()
                .map(entry -> entry.requestHash().equals(request.requestHash())
                        ? new ConsumeOutcome.Replayed(entry.receipt())
                        : new ConsumeOutcome.KeyReused());
    }

    @Override
    ConditionFailure.Demand demand(Instant now) {
        return new ConditionFailure.Demand(request.cost(), 0, now);
    }

    @Override
    ConsumeOutcome insufficientCredits(Credits available) {
        return new ConsumeOutcome.InsufficientCredits(request.cost(), available);
    }

    @Override
    ConsumeOutcome tooManyHolds() {
        throw new IllegalStateException("a consume holds nothing");
    }

    @Override
    public ConsumeOutcome unknownUser() {
        return new ConsumeOutcome.UnknownUser();
    }

    @Override
    public ConsumeOutcome busy() {
        return new ConsumeOutcome.Busy();
    }
}
