package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate.KeyedUpdate;
import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OperationLog;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.ScopedKey.Route;
import java.time.Instant;
import java.util.Optional;

/**
 * An operation under a caller's key that one conditional update does: it takes effect once for the key, and a repeat finds what it did.
 *
 * @param <O> what the caller is answered
 */
abstract class KeyedOperation<O> implements Operation<O> {

    private final ScopedKey key;
    private final Instant now;
    private final LedgerLookup ledger;
    private final OperationKey.Generator keys;
    private Optional<OperationKey> operation;
    private Optional<OperationKey> guard;

    KeyedOperation(ScopedKey key, Instant now, LedgerLookup ledger, OperationKey.Generator keys) {
        this.key = key;
        this.now = now;
        this.ledger = ledger;
        this.keys = keys;
        switch (key.route(now)) {
            case Route.Direct(var named) -> {
                operation = Optional.of(named);
                guard = Optional.empty();
            }
            case Route.Recorded(var later) -> {
                operation = Optional.empty();
                guard = later;
            }
        }
    }

    /** Returns the update that does it under this name; {@code guard} must not have happened either. */
    abstract KeyedUpdate update(OperationKey operation, Optional<OperationKey> guard, Instant now);

    /** Returns the answer when it has happened now. */
    abstract O applied(AccountSummary after, PendingEntry pending);

    /** Returns the answer when it has happened before, nothing when the log does not have it. */
    abstract Optional<O> find(OperationLog log, OperationKey operation);

    /** Returns what its condition asks for. */
    abstract ConditionFailure.Demand demand(Instant now);

    abstract O insufficientCredits(Credits available);

    abstract O tooManyHolds();

    @Override
    public final Step<O> next() {
        if (operation.isEmpty()) {
            return claim(OperationKey.LOWEST, keys.next(now));
        }
        var name = operation.get();
        var update = update(name, guard, now);
        var pending = update.pending();
        return new Step.Propose<>(
                update, after -> new Step.Done<>(applied(after.summary(), pending)), found -> rejected(found, name));
    }

    private Step<O> claim(OperationKey previous, OperationKey fresh) {
        return new Step.ClaimKey<>(key.recordName(), previous, fresh, claimed -> operation = Optional.of(claimed));
    }

    @Override
    public final Optional<String> claimedRecord() {
        return key.route(now) instanceof Route.Recorded ? Optional.of(key.recordName()) : Optional.empty();
    }

    private Step<O> rejected(LedgerAccount found, OperationKey name) {
        return switch (ConditionFailure.of(found, name, guard, demand(now))) {
            case ConditionFailure.Pending(var known) ->
                new Step.Done<>(find(found.log(), known)
                        .orElseThrow(() -> new IllegalStateException("two kinds of request have one operation")));
            case ConditionFailure.Passed passed -> passed(found, name);
            case ConditionFailure.Locked(var lock) -> new Step.WaitForLock<>(lock);
            case ConditionFailure.Due due -> new Step.ApplyDue<>(demand(now).spent());
            case ConditionFailure.InsufficientCredits(var available) -> new Step.Done<>(insufficientCredits(available));
            case ConditionFailure.TooManyHolds full -> new Step.Done<>(tooManyHolds());
        };
    }

    /**
     * The operation is sealed, or its key came too late: then the caller's key gets another operation. A guard that has passed and is in no
     * segment can never happen any more, and needs no guarding.
     */
    private Step<O> passed(LedgerAccount found, OperationKey name) {
        var before = sealed(found, name).or(() -> guard.flatMap(g -> sealed(found, g)));
        if (before.isPresent()) {
            return new Step.Done<>(before.get());
        }
        guard = guard.filter(g -> g.compareTo(found.segments().lowWatermark()) > 0);
        return claim(name, keys.above(found, now));
    }

    private Optional<O> sealed(LedgerAccount found, OperationKey name) {
        return find(ledger.log(found, name), name);
    }
}
