package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.ConditionFailure;
import dev.groundwork.ledger.model.ConsumeOutcome;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OperationLog;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.Spend;
import java.time.Instant;
import java.util.Optional;

/** A consume. */
final class ConsumeWrite implements KeyedWrite<ConsumeOutcome> {

    private final ScopedKey key;
    private final Spend spend;

    ConsumeWrite(ConsumeRequest consumption) {
        this.key = consumption.key();
        this.spend = consumption.spend();
    }

    @Override
    public UserId user() {
        return spend.user();
    }

    @Override
    public ScopedKey key() {
        return key;
    }

    @Override
    public Expression write(OperationKey operation, Optional<OperationKey> guard, Instant now) {
        return SpendWrite.spend(spend.pendingEntry(operation, now), guard, now);
    }

    @Override
    public ConditionFailure.Requirement requirement(Instant now) {
        return new ConditionFailure.Requirement(spend.cost(), 0, now);
    }

    @Override
    public ConsumeOutcome done(LedgerAccount after, OperationKey operation) {
        return new ConsumeOutcome.Consumed(after.newestReceipt());
    }

    @Override
    public Optional<ConsumeOutcome> found(OperationLog log, OperationKey operation) {
        return log.entries(operation).stream()
                .findFirst()
                .map(entry -> entry.requestHash().equals(spend.requestHash())
                        ? new ConsumeOutcome.Replayed(entry.receipt())
                        : new ConsumeOutcome.KeyReused());
    }

    @Override
    public ConsumeOutcome tooFew(Credits available) {
        return new ConsumeOutcome.InsufficientCredits(spend.cost(), available);
    }

    @Override
    public ConsumeOutcome tooMany() {
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
