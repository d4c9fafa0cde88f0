package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.ConsumeOutcome;
import dev.groundwork.ledger.domain.Consumption;
import dev.groundwork.ledger.domain.Log;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Refusal;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.domain.Spend;
import java.time.Instant;
import java.util.Optional;

/** A consume. */
final class ConsumeWrite implements KeyedWrite<ConsumeOutcome> {

    private final ScopedKey key;
    private final Spend spend;

    ConsumeWrite(Consumption consumption) {
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
        return SpendWrite.spend(spend.intent(operation, now), guard, now);
    }

    @Override
    public Refusal.Wish wish(Instant now) {
        return new Refusal.Wish(spend.cost(), 0, now);
    }

    @Override
    public ConsumeOutcome done(Account after, OperationKey operation) {
        return new ConsumeOutcome.Consumed(after.newestReceipt());
    }

    @Override
    public Optional<ConsumeOutcome> found(Log log, OperationKey operation) {
        return log.entries(operation).stream()
                .findFirst()
                .map(entry -> entry.print().equals(spend.print())
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
