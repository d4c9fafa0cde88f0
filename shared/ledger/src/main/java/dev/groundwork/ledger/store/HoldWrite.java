package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.ConditionFailure;
import dev.groundwork.ledger.model.HoldOutcome;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OperationLog;
import dev.groundwork.ledger.model.ScopedKey;
import java.time.Instant;
import java.util.Optional;

/** A hold. */
record HoldWrite(HoldRequest reservation) implements KeyedWrite<HoldOutcome> {

    @Override
    public UserId user() {
        return reservation.user();
    }

    @Override
    public ScopedKey key() {
        return reservation.key();
    }

    @Override
    public Expression write(OperationKey operation, Optional<OperationKey> guard, Instant now) {
        var hold = reservation.hold(operation);
        var pendingEntry = hold.pendingEntry(Instant.ofEpochMilli(now.toEpochMilli()), reservation.requestHash());
        return SpendWrite.hold(hold, pendingEntry, guard, now);
    }

    @Override
    public ConditionFailure.Requirement requirement(Instant now) {
        return new ConditionFailure.Requirement(reservation.amount(), 1, now);
    }

    @Override
    public HoldOutcome done(LedgerAccount after, OperationKey operation) {
        return new HoldOutcome.Held(after.log().hold(operation).orElseThrow());
    }

    @Override
    public Optional<HoldOutcome> found(OperationLog log, OperationKey operation) {
        return log.hold(operation)
                .map(receipt -> receipt.requestHash().equals(reservation.requestHash())
                        ? new HoldOutcome.Replayed(receipt)
                        : new HoldOutcome.KeyReused());
    }

    @Override
    public HoldOutcome tooFew(Credits available) {
        return new HoldOutcome.InsufficientCredits(reservation.amount(), available);
    }

    @Override
    public HoldOutcome tooMany() {
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
