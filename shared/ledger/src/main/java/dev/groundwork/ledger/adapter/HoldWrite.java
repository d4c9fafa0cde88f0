package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.HoldOutcome;
import dev.groundwork.ledger.domain.Log;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Refusal;
import dev.groundwork.ledger.domain.Reservation;
import dev.groundwork.ledger.domain.ScopedKey;
import java.time.Instant;
import java.util.Optional;

/** A hold. */
record HoldWrite(Reservation reservation) implements KeyedWrite<HoldOutcome> {

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
        var intent = hold.intent(Instant.ofEpochMilli(now.toEpochMilli()), reservation.print());
        return SpendWrite.hold(hold, intent, guard, now);
    }

    @Override
    public Refusal.Wish wish(Instant now) {
        return new Refusal.Wish(reservation.amount(), 1, now);
    }

    @Override
    public HoldOutcome done(Account after, OperationKey operation) {
        return new HoldOutcome.Held(after.log().hold(operation).orElseThrow());
    }

    @Override
    public Optional<HoldOutcome> found(Log log, OperationKey operation) {
        return log.hold(operation)
                .map(receipt -> receipt.print().equals(reservation.print())
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
