package dev.groundwork.ledger.adapter;

import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Refusal;
import dev.groundwork.ledger.domain.ScopedKey.Route;
import java.time.Instant;
import java.util.Optional;

/**
 * One request under a caller's key, from its first write to its outcome.
 *
 * @param <O> what the caller is answered
 */
final class KeyedOperation<O> {

    /** Of these most are waits before a closed gate. */
    private static final int MAX_TRIES = 64;

    private final Desk desk;
    private final KeyedWrite<O> wanted;
    private final Instant now;

    KeyedOperation(Desk desk, KeyedWrite<O> wanted) {
        this.desk = desk;
        this.wanted = wanted;
        this.now = desk.clock().instant();
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
                    case Route.Pointed(var guard) ->
                        new Target(point(OperationKey.LOWEST, desk.fresh().next(now)), guard);
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
        return switch (desk.spending().write(wanted.user(), write)) {
            case Spending.Result.Written(var account) -> {
                desk.spending().settle(account, 1, now);
                yield new Step.Done<>(wanted.done(account, target.operation));
            }
            case Spending.Result.Refused(var account) -> refused(account, target);
            case Spending.Result.NoAccount() -> unknownUser();
        };
    }

    private Step<O> refused(Account account, Target target) {
        return switch (Refusal.of(account, target.operation, target.guard, wanted.wish(now))) {
            case Refusal.Known(var operation) -> known(account, operation);
            case Refusal.Passed() -> passed(account, target);
            case Refusal.Closed(var gate) -> {
                desk.gates().pass(wanted.user(), gate);
                yield new Step.Again<>(target);
            }
            case Refusal.Due() -> {
                desk.gated().settle(wanted.user());
                yield new Step.Again<>(target);
            }
            case Refusal.TooFew(var available) -> {
                desk.notices().tell(account);
                yield new Step.Done<>(wanted.tooFew(available));
            }
            case Refusal.TooMany() -> new Step.Done<>(wanted.tooMany());
        };
    }

    private Step<O> known(Account account, OperationKey operation) {
        return new Step.Done<>(wanted.found(account.log(), operation)
                .orElseThrow(() -> new IllegalStateException("two kinds of request have one operation")));
    }

    /**
     * The operation has left the balance item, or its key came too late: then the caller's key gets another operation. A guard that has passed
     * and is in no page can never get in any more, and needs no guarding.
     */
    private Step<O> passed(Account account, Target target) {
        var before = found(account, target.operation).or(() -> target.guard.flatMap(g -> found(account, g)));
        if (before.isPresent()) {
            return new Step.Done<>(before.get());
        }
        var guard = target.guard.filter(g -> g.compareTo(account.floor()) > 0);
        return new Step.Again<>(new Target(point(target.operation, desk.fresh().above(account, now)), guard));
    }

    private Optional<O> found(Account account, OperationKey operation) {
        return wanted.found(desk.spending().log(account, operation), operation);
    }

    private Step<O> unknownUser() {
        if (wanted.key().route(now) instanceof Route.Pointed) {
            desk.pointers().forget(wanted.user(), wanted.key().pointerName());
        }
        return new Step.Done<>(wanted.unknownUser());
    }

    private OperationKey point(OperationKey inVain, OperationKey next) {
        return desk.pointers().point(wanted.user(), wanted.key().pointerName(), inVain, next);
    }
}
