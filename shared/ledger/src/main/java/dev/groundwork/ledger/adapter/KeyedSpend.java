package dev.groundwork.ledger.adapter;

import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.ConsumeOutcome;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Refusal;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.domain.ScopedKey.Route;
import dev.groundwork.ledger.domain.Spend;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One request to spend under a caller's key, from its first write to its outcome. */
final class KeyedSpend {

    /** Of these most are waits before a closed gate. */
    private static final int MAX_TRIES = 64;

    private final Spending spending;
    private final Pointers pointers;
    private final GateKeeper gates;
    private final FreshKeys fresh;
    private final Spend spend;
    private final ScopedKey key;
    private final Instant now;

    KeyedSpend(
            Spending spending,
            Pointers pointers,
            GateKeeper gates,
            FreshKeys fresh,
            Spend spend,
            ScopedKey key,
            Instant now) {
        this.spending = spending;
        this.pointers = pointers;
        this.gates = gates;
        this.fresh = fresh;
        this.spend = spend;
        this.key = key;
        this.now = now;
    }

    /**
     * What is tried to be written.
     *
     * @param operation the spend's name
     * @param guard what must not have happened either
     */
    private record Target(OperationKey operation, Optional<OperationKey> guard) {}

    /** Either the outcome, or the target of the next try. */
    private sealed interface Step {

        record Done(ConsumeOutcome outcome) implements Step {}

        record Again(Target target) implements Step {}
    }

    ConsumeOutcome run() {
        var target =
                switch (key.route(now)) {
                    case Route.Direct(var operation) -> new Target(operation, Optional.empty());
                    case Route.Pointed(var guard) -> new Target(point(OperationKey.LOWEST, fresh.next(now)), guard);
                };
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            switch (tryOnce(target)) {
                case Step.Done(var outcome) -> {
                    return outcome;
                }
                case Step.Again(var next) -> target = next;
            }
        }
        return new ConsumeOutcome.Busy();
    }

    private Step tryOnce(Target target) {
        var write = SpendWrite.of(spend.intent(target.operation, now), target.guard);
        return switch (spending.write(spend.user(), write)) {
            case Spending.Result.Written(var account) -> {
                spending.settle(account, spend.references().size(), now);
                yield new Step.Done(new ConsumeOutcome.Consumed(
                        account.entries(target.operation).getFirst().receipt()));
            }
            case Spending.Result.Refused(var account) -> refused(account, target);
            case Spending.Result.NoAccount() -> unknownUser();
        };
    }

    private Step refused(Account account, Target target) {
        return switch (Refusal.of(account, target.operation, target.guard, spend.cost())) {
            case Refusal.Known(var operation) -> answered(account.entries(operation));
            case Refusal.Passed() -> passed(account, target);
            case Refusal.Closed(var gate) -> {
                gates.pass(spend.user(), gate);
                yield new Step.Again(target);
            }
            case Refusal.TooFew(var available) ->
                new Step.Done(new ConsumeOutcome.InsufficientCredits(spend.cost(), available));
        };
    }

    /**
     * The operation has left the balance item, or its key came too late: then the caller's key gets another operation. A guard that has passed
     * and is in no page can never get in any more, and needs no guarding.
     */
    private Step passed(Account account, Target target) {
        var entries = spending.entries(account, target.operation);
        if (entries.isEmpty() && target.guard.isPresent()) {
            entries = spending.entries(account, target.guard.get());
        }
        if (!entries.isEmpty()) {
            return answered(entries);
        }
        var guard = target.guard.filter(g -> g.compareTo(account.floor()) > 0);
        return new Step.Again(new Target(point(target.operation, fresh.above(account, now)), guard));
    }

    private Step answered(List<Entry> entries) {
        var first = entries.getFirst();
        return new Step.Done(
                first.print().equals(spend.print())
                        ? new ConsumeOutcome.Replayed(first.receipt())
                        : new ConsumeOutcome.KeyReused());
    }

    private Step unknownUser() {
        if (key.route(now) instanceof Route.Pointed) {
            pointers.forget(spend.user(), key.pointerName());
        }
        return new Step.Done(new ConsumeOutcome.UnknownUser());
    }

    private OperationKey point(OperationKey inVain, OperationKey next) {
        return pointers.point(spend.user(), key.pointerName(), inVain, next);
    }
}
