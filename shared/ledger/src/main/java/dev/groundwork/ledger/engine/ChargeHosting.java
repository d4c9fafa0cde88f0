package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.model.HostingDay;
import dev.groundwork.ledger.model.HostingDay.HostingOutcome;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerAccount.HostedDay;
import dev.groundwork.ledger.model.OperationKey;
import java.time.Instant;

/**
 * Charges a day of hosting. It happens once for a day, since the account knows the newest day that was charged and the operation that did it;
 * by that a repeated run finds the apps that were paid, and needs no idempotency record.
 */
final class ChargeHosting implements Operation<HostingOutcome> {

    private final HostingDay day;
    private final Credits price;
    private final Instant now;
    private final LedgerLookup ledger;
    private final OperationKey.Generator keys;
    private OperationKey operation;
    private int count;

    /**
     * Creates the operation.
     *
     * @param price of one app
     */
    ChargeHosting(HostingDay day, Credits price, Instant now, LedgerLookup ledger, OperationKey.Generator keys) {
        this.day = day;
        this.price = price;
        this.now = now;
        this.ledger = ledger;
        this.keys = keys;
        this.operation = keys.next(now);
        this.count = day.apps().size();
    }

    @Override
    public UserId user() {
        return day.owner();
    }

    /** Proposes to charge the first {@code count} apps of the day. */
    @Override
    public Step<HostingOutcome> next() {
        var pending = day.pending(operation, now, count, price);
        return new Step.Propose<>(
                new AccountUpdate.ChargeDay(pending, day.day().toEpochDay(), now),
                after -> new HostingOutcome.Charged(day.apps().subList(0, count), pending.at(), true),
                this::rejected);
    }

    private Step<HostingOutcome> rejected(LedgerAccount found) {
        var charged =
                found.hosting().filter(newest -> newest.epochDay() >= day.day().toEpochDay());
        if (charged.isPresent()) {
            return new Step.Done<>(charged(found, charged.get()));
        }
        if (operation.compareTo(found.segments().lowWatermark()) <= 0) {
            operation = keys.above(found, now);
            return new Step.Retry<>();
        }
        var demand = new ConditionFailure.Demand(Credits.of(price.amount() * count), 0, now);
        return switch (ConditionFailure.of(found, demand)) {
            case ConditionFailure.Locked(var lock) -> new Step.WaitForLock<>(lock);
            case ConditionFailure.Due due -> new Step.ApplyDue<>(demand.cost());
            case ConditionFailure.InsufficientCredits(var available) -> fewer(available);
            case ConditionFailure.TooManyHolds full ->
                throw new IllegalStateException("a day of hosting holds nothing");
            case ConditionFailure.Pending known -> throw new IllegalStateException("a key nobody has used is known");
            case ConditionFailure.Passed passed -> throw new IllegalStateException("a key nobody has used has passed");
        };
    }

    private Step<HostingOutcome> fewer(Credits available) {
        count = (int) (available.amount() / price.amount());
        return count == 0 ? new Step.Done<>(new HostingOutcome.NoCredits()) : new Step.Retry<>();
    }

    private HostingOutcome charged(LedgerAccount found, HostedDay newest) {
        if (newest.epochDay() > day.day().toEpochDay()) {
            return new HostingOutcome.Passed();
        }
        var entries = ledger.entries(found, newest.operation());
        return new HostingOutcome.Charged(
                HostingDay.paid(entries), entries.getFirst().createdAt(), false);
    }

    @Override
    public HostingOutcome unknownUser() {
        return new HostingOutcome.UnknownUser();
    }

    @Override
    public HostingOutcome busy() {
        return new HostingOutcome.Busy();
    }
}
