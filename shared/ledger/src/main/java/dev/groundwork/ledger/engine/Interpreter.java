package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.Pause;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.engine.LedgerStore.UpdateResult;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.WaitingLots;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Runs operations: does what each wants next until it is done. Everything that operations share stands here once: how often one is tried, how
 * long it waits for a lock, the lock's lease, when pending operations are sealed, and when the low balance alert is sent.
 */
final class Interpreter {

    /** Most steps of a long request are waits for a lock, each after a try. */
    private static final int MAX_STEPS = 130;

    /** The update that completes so many entries and hold events has them sealed. */
    private static final int MOVES_A_SEGMENT = 4;

    /** The time that a lock protects its holder; after that anybody may release it. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private static final int MIN_WAIT_MILLIS = 10;
    private static final int MAX_WAIT_MILLIS = 60;

    private final LedgerStore store;
    private final SegmentSealer sealer;
    private final OperationKey.Generator keys;
    private final IdSource ids;
    private final ProductClock clock;
    private final Random jitter;
    private final Pause pause;

    Interpreter(
            LedgerStore store,
            OperationKey.Generator keys,
            IdSource ids,
            ProductClock clock,
            Random jitter,
            Pause pause) {
        this.store = store;
        this.sealer = new SegmentSealer(store);
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
        this.jitter = jitter;
        this.pause = pause;
    }

    /** Runs an operation to its outcome. */
    <O> O run(Operation<O> operation) {
        var step = operation.next();
        for (var steps = 0; ; steps++) {
            if (step instanceof Step.Done<O>(var outcome)) {
                return outcome;
            }
            if (steps == MAX_STEPS) {
                return operation.busy();
            }
            step = after(step, operation);
        }
    }

    private <O> Step<O> after(Step<O> step, Operation<O> operation) {
        return switch (step) {
            case Step.Done<O> done -> done;
            case Step.Propose<O> proposal -> propose(proposal, operation);
            case Step.ChangeUnderLock<O> change -> changeUnderLock(change, operation);
            case Step.ClaimKey<O>(var record, var previous, var fresh, var claimed) -> {
                claimed.accept(store.claim(operation.user(), record, previous, fresh));
                yield operation.next();
            }
            case Step.Retry<O> retry -> operation.next();
            case Step.WaitForLock<O>(var lock) -> {
                waitFor(operation.user(), lock);
                yield operation.next();
            }
            case Step.ApplyDue<O>(var cost) -> {
                applyDue(operation.user(), cost);
                yield operation.next();
            }
            case Step.WarnOfRunway<O>(var before, var runway, var then) -> {
                store.warnOfRunway(operation.user(), before, runway, ids.nextUlid(), clock.instant());
                yield then;
            }
        };
    }

    private <O> Step<O> propose(Step.Propose<O> proposal, Operation<O> operation) {
        return switch (store.update(operation.user(), proposal.update())) {
            case UpdateResult.Applied applied -> {
                alert(applied.summary());
                sealIfFull(applied, proposal.update());
                yield proposal.applied().apply(applied);
            }
            case UpdateResult.Rejected(var found) ->
                found.isClosed() ? unknownUser(operation) : rejected(found, proposal);
            case UpdateResult.NoAccount none -> unknownUser(operation);
        };
    }

    private <O> Step<O> rejected(LedgerAccount found, Step.Propose<O> proposal) {
        if (found.lock().isEmpty()) {
            alert(found.summary());
        }
        return proposal.rejected().apply(found);
    }

    private void sealIfFull(UpdateResult.Applied applied, AccountUpdate update) {
        var moves = applied.summary().figures().moves();
        if (moves / MOVES_A_SEGMENT > (moves - update.moves()) / MOVES_A_SEGMENT) {
            sealer.seal(applied.account().get(), update.now());
        }
    }

    /** An operation that finds the lock held, or loses it, tries the same change again. */
    private <O> Step<O> changeUnderLock(Step.ChangeUnderLock<O> step, Operation<O> operation) {
        var now = clock.instant();
        var lock = new LedgerLock(keys.next(now).text(), now.plus(LEASE));
        return switch (store.acquire(operation.user(), lock, now)) {
            case UpdateResult.Applied(var summary, var account) ->
                sealAll(account.get(), lock.token())
                        .flatMap(quiet -> store.waitingLots(quiet)
                                .map(waiting -> rewrite(quiet, waiting, lock.token(), step, operation)))
                        .orElse(step);
            case UpdateResult.Rejected(var found) -> found.isClosed() ? unknownUser(operation) : waitAgain(found, step);
            case UpdateResult.NoAccount none -> unknownUser(operation);
        };
    }

    private <O> Step<O> waitAgain(LedgerAccount found, Step<O> step) {
        waitFor(found.user(), found.lock().orElseThrow());
        return step;
    }

    /** Returns the account without pending operations, or nothing when the lock was lost meanwhile. */
    private Optional<LedgerAccount> sealAll(LedgerAccount locked, String token) {
        var account = locked;
        while (!account.pending().isEmpty()) {
            account = sealer.seal(account, clock.instant());
            if (!account.isLockedBy(token)) {
                return Optional.empty();
            }
        }
        return Optional.of(account);
    }

    private <O> Step<O> rewrite(
            LedgerAccount quiet, Lots waiting, String token, Step.ChangeUnderLock<O> step, Operation<O> operation) {
        var now = clock.instant();
        var draft = AccountDraft.of(WaitingLots.gather(quiet, waiting), now, () -> keys.above(quiet, now));
        var change = step.decide().apply(draft);
        var placed = WaitingLots.place(draft.finish(), change.cost().amount(), waiting);
        return switch (store.rewrite(placed, token, change.additional())) {
            case WRITTEN -> {
                alert(placed.account().summary());
                yield change.written().apply(placed.account());
            }
            case LOCK_LOST -> step;
            case CONFLICT -> {
                store.release(operation.user(), token);
                yield operation.next();
            }
        };
    }

    private <O> Step<O> unknownUser(Operation<O> operation) {
        operation.claimedRecord().ifPresent(record -> store.forget(operation.user(), record));
        return new Step.Done<>(operation.unknownUser());
    }

    private void waitFor(UserId user, LedgerLock lock) {
        if (lock.isHeld(clock.instant())) {
            pause.millis(jitter.nextLong(MIN_WAIT_MILLIS, MAX_WAIT_MILLIS));
        } else {
            store.release(user, lock.token());
        }
    }

    /** Writes what is due by now, if anything is still, and moves up the lots that wait as far as a spend needs them. */
    void applyDue(UserId user, Credits cost) {
        run(new ApplyDueChanges(user, cost));
    }

    /** Sends the low balance alert if it is due: once for each fall below the threshold, by whoever sees it first. */
    void alert(AccountSummary seen) {
        if (seen.isAlertDue()) {
            store.sendAlert(seen, ids.nextUlid(), clock.instant());
        }
    }
}
