package dev.groundwork.ledger.store;

import dev.groundwork.ledger.model.ConditionFailure;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.ScopedKey.Route;
import java.time.Instant;
import java.util.Optional;

/**
 * One request under a caller's key, from its first write to its outcome.
 *
 * @param <O> what the caller is answered
 */
final class KeyedOperation<O> {

    /** Of these most are waits before a held lock. */
    private static final int MAX_TRIES = 64;

    private final Parts parts;
    private final KeyedWrite<O> wanted;
    private final Instant now;

    KeyedOperation(Parts parts, KeyedWrite<O> wanted) {
        this.parts = parts;
        this.wanted = wanted;
        this.now = parts.clock().instant();
    }

    /**
     * What is tried to be written.
     *
     * @param operation its name
     * @param guard what must not have happened either
     */
    private record Target(OperationKey operation, Optional<OperationKey> guard) {}

    /** Either the outcome, or the target of the next try. */
    private sealed interface Step<O> {

        record Done<O>(O outcome) implements Step<O> {}

        record Again<O>(Target target) implements Step<O> {}
    }

    O run() {
        var target =
                switch (wanted.key().route(now)) {
                    case Route.Direct(var operation) -> new Target(operation, Optional.empty());
                    case Route.Recorded(var guard) ->
                        new Target(point(OperationKey.LOWEST, parts.fresh().next(now)), guard);
                };
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            switch (tryOnce(target)) {
                case Step.Done<O>(var outcome) -> {
                    return outcome;
                }
                case Step.Again<O>(var next) -> target = next;
            }
        }
        return wanted.busy();
    }

    private Step<O> tryOnce(Target target) {
        var write = wanted.write(target.operation, target.guard, now);
        return switch (parts.spending().write(wanted.user(), write)) {
            case Spending.Result.Written(var account) -> {
                parts.spending().settle(account, 1, now);
                yield new Step.Done<>(wanted.done(account, target.operation));
            }
            case Spending.Result.Refused(var account) -> refused(account, target);
            case Spending.Result.NoAccount() -> unknownUser();
        };
    }

    private Step<O> refused(LedgerAccount account, Target target) {
        return switch (ConditionFailure.of(account, target.operation, target.guard, wanted.requirement(now))) {
            case ConditionFailure.Known(var operation) -> known(account, operation);
            case ConditionFailure.Passed() -> passed(account, target);
            case ConditionFailure.Closed(var lock) -> {
                parts.locks().pass(wanted.user(), lock);
                yield new Step.Again<>(target);
            }
            case ConditionFailure.Due() -> {
                parts.locked().settle(wanted.user());
                yield new Step.Again<>(target);
            }
            case ConditionFailure.TooFew(var available) -> {
                parts.notices().tell(account);
                yield new Step.Done<>(wanted.tooFew(available));
            }
            case ConditionFailure.TooMany() -> new Step.Done<>(wanted.tooMany());
        };
    }

    private Step<O> known(LedgerAccount account, OperationKey operation) {
        return new Step.Done<>(wanted.found(account.log(), operation)
                .orElseThrow(() -> new IllegalStateException("two kinds of request have one operation")));
    }

    /**
     * The operation has left the balance item, or its key came too late: then the caller's key gets another operation. A guard that has passed
     * and is in no segment can never get in any more, and needs no guarding.
     */
    private Step<O> passed(LedgerAccount account, Target target) {
        var before = found(account, target.operation).or(() -> target.guard.flatMap(g -> found(account, g)));
        if (before.isPresent()) {
            return new Step.Done<>(before.get());
        }
        var guard = target.guard.filter(g -> g.compareTo(account.lowWatermark()) > 0);
        return new Step.Again<>(new Target(point(target.operation, parts.fresh().above(account, now)), guard));
    }

    private Optional<O> found(LedgerAccount account, OperationKey operation) {
        return wanted.found(parts.spending().log(account, operation), operation);
    }

    private Step<O> unknownUser() {
        if (wanted.key().route(now) instanceof Route.Recorded) {
            parts.records().forget(wanted.user(), wanted.key().recordName());
        }
        return new Step.Done<>(wanted.unknownUser());
    }

    private OperationKey point(OperationKey previous, OperationKey next) {
        return parts.records().point(wanted.user(), wanted.key().recordName(), previous, next);
    }
}
