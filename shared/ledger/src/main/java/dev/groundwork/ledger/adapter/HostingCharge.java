package dev.groundwork.ledger.adapter;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.HostingDay;
import dev.groundwork.ledger.domain.HostingOutcome;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Refusal;
import java.time.Instant;

/**
 * One attempt to charge a day of hosting, from its first write to its outcome. What it must not repeat is the day, which stands in the balance
 * item with the operation that charged it; so a repeated run finds the apps that were paid, and needs no item besides.
 */
final class HostingCharge {

    private static final int MAX_TRIES = 64;

    private final Desk desk;
    private final HostingDay day;
    private final Credits price;
    private final Instant now;

    HostingCharge(Desk desk, HostingDay day, Credits price) {
        this.desk = desk;
        this.day = day;
        this.price = price;
        this.now = desk.clock().instant();
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
        var target = new Target(desk.fresh().next(now), day.apps().size());
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
        var intent = day.first(target.count, price).intent(target.operation, now);
        return switch (desk.spending()
                .write(day.owner(), SpendWrite.day(intent, day.day().toEpochDay(), now))) {
            case Spending.Result.Written(var account) -> {
                desk.spending().settle(account, target.count, now);
                yield new Step.Done(new HostingOutcome.Charged(day.apps().subList(0, target.count), intent.at(), true));
            }
            case Spending.Result.Refused(var account) -> refused(account, target);
            case Spending.Result.NoAccount() -> new Step.Done(new HostingOutcome.UnknownUser());
        };
    }

    private Step refused(Account account, Target target) {
        var charged = account.hosting().filter(h -> h.epochDay() >= day.day().toEpochDay());
        if (charged.isPresent()) {
            return new Step.Done(charged(account, charged.get()));
        }
        if (target.operation.compareTo(account.floor()) <= 0) {
            return new Step.Again(new Target(desk.fresh().above(account, now), target.count));
        }
        var cost = Credits.of(price.amount() * target.count);
        return switch (Refusal.unrelated(account, new Refusal.Wish(cost, 0, now))) {
            case Refusal.Closed(var gate) -> {
                desk.gates().pass(day.owner(), gate);
                yield new Step.Again(target);
            }
            case Refusal.Due() -> {
                desk.gated().settle(day.owner());
                yield new Step.Again(target);
            }
            case Refusal.TooFew(var available) -> fewer(target, (int) (available.amount() / price.amount()));
            case Refusal.TooMany many -> throw new IllegalStateException("a day of hosting holds nothing");
            case Refusal.Known known -> throw new IllegalStateException("a key nobody has used is known");
            case Refusal.Passed passed -> throw new IllegalStateException("a key nobody has used has passed");
        };
    }

    private static Step fewer(Target target, int count) {
        return count == 0
                ? new Step.Done(new HostingOutcome.NoCredits())
                : new Step.Again(new Target(target.operation, count));
    }

    private HostingOutcome charged(Account account, Account.HostedDay newest) {
        if (newest.epochDay() > day.day().toEpochDay()) {
            return new HostingOutcome.Passed();
        }
        var entries = desk.spending().entries(account, newest.operation());
        return new HostingOutcome.Charged(
                HostingDay.paid(entries), entries.getFirst().createdAt(), false);
    }
}
