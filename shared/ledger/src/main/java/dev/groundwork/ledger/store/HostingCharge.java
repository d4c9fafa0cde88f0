package dev.groundwork.ledger.store;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.ConditionFailure;
import dev.groundwork.ledger.model.HostingDay;
import dev.groundwork.ledger.model.HostingOutcome;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import java.time.Instant;

/**
 * One attempt to charge a day of hosting, from its first write to its outcome. What it must not repeat is the day, which stands in the balance
 * item with the operation that charged it; so a repeated run finds the apps that were paid, and needs no item besides.
 */
final class HostingCharge {

    private static final int MAX_TRIES = 64;

    private final Parts parts;
    private final HostingDay day;
    private final Credits price;
    private final Instant now;

    HostingCharge(Parts parts, HostingDay day, Credits price) {
        this.parts = parts;
        this.day = day;
        this.price = price;
        this.now = parts.clock().instant();
    }

    /**
     * What is tried to be written.
     *
     * @param operation its name
     * @param count how many apps, the first of the day's
     */
    private record Target(OperationKey operation, int count) {}

    /** Either the outcome, or the target of the next try. */
    private sealed interface Step {

        record Done(HostingOutcome outcome) implements Step {}

        record Again(Target target) implements Step {}
    }

    HostingOutcome run() {
        var target = new Target(parts.fresh().next(now), day.apps().size());
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            switch (tryOnce(target)) {
                case Step.Done(var outcome) -> {
                    return outcome;
                }
                case Step.Again(var next) -> target = next;
            }
        }
        return new HostingOutcome.Busy();
    }

    private Step tryOnce(Target target) {
        var pendingEntry = day.first(target.count, price).pendingEntry(target.operation, now);
        return switch (parts.spending()
                .write(day.owner(), SpendWrite.day(pendingEntry, day.day().toEpochDay(), now))) {
            case Spending.Result.Written(var account) -> {
                parts.spending().settle(account, target.count, now);
                yield new Step.Done(
                        new HostingOutcome.Charged(day.apps().subList(0, target.count), pendingEntry.at(), true));
            }
            case Spending.Result.Refused(var account) -> refused(account, target);
            case Spending.Result.NoAccount() -> new Step.Done(new HostingOutcome.UnknownUser());
        };
    }

    private Step refused(LedgerAccount account, Target target) {
        var charged = account.hosting().filter(h -> h.epochDay() >= day.day().toEpochDay());
        if (charged.isPresent()) {
            return new Step.Done(charged(account, charged.get()));
        }
        if (target.operation.compareTo(account.lowWatermark()) <= 0) {
            return new Step.Again(new Target(parts.fresh().above(account, now), target.count));
        }
        var cost = Credits.of(price.amount() * target.count);
        return switch (ConditionFailure.unrelated(account, new ConditionFailure.Requirement(cost, 0, now))) {
            case ConditionFailure.Closed(var lock) -> {
                parts.locks().pass(day.owner(), lock);
                yield new Step.Again(target);
            }
            case ConditionFailure.Due() -> {
                parts.locked().settle(day.owner());
                yield new Step.Again(target);
            }
            case ConditionFailure.TooFew(var available) -> fewer(target, (int) (available.amount() / price.amount()));
            case ConditionFailure.TooMany many -> throw new IllegalStateException("a day of hosting holds nothing");
            case ConditionFailure.Known known -> throw new IllegalStateException("a key nobody has used is known");
            case ConditionFailure.Passed passed -> throw new IllegalStateException("a key nobody has used has passed");
        };
    }

    private static Step fewer(Target target, int count) {
        return count == 0
                ? new Step.Done(new HostingOutcome.NoCredits())
                : new Step.Again(new Target(target.operation, count));
    }

    private HostingOutcome charged(LedgerAccount account, LedgerAccount.HostedDay newest) {
        if (newest.epochDay() > day.day().toEpochDay()) {
            return new HostingOutcome.Passed();
        }
        var entries = parts.spending().entries(account, newest.operation());
        return new HostingOutcome.Charged(
                HostingDay.paid(entries), entries.getFirst().createdAt(), false);
    }
}
