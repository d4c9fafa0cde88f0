package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldEnd.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldEvent;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.TransactionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Ends a hold. The hold is its own key: of all that want to end it one does, and the others find how it ended, however long ago. What it frees
 * goes to its owner by one update, unless a debt or an expired lot waits for it: then under the lock.
 */
final class EndHold implements Operation<HoldEndOutcome> {

    private final HoldId id;
    private final Optional<Credits> cost;
    private final LedgerStore store;
    private final LedgerLookup ledger;
    private final OperationKey.Generator keys;
    private final ProductClock clock;

    /**
     * Creates the operation.
     *
     * @param cost what it really cost, nothing to release the hold
     */
    EndHold(
            HoldId id,
            Optional<Credits> cost,
            LedgerStore store,
            LedgerLookup ledger,
            OperationKey.Generator keys,
            ProductClock clock) {
        this.id = id;
        this.cost = cost;
        this.store = store;
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public UserId user() {
        return id.user();
    }

    @Override
    public Step<HoldEndOutcome> next() {
        return ledger.account(id.user()).map(this::next).orElseGet(() -> new Step.Done<>(unknownUser()));
    }

    private Step<HoldEndOutcome> next(LedgerAccount account) {
        var now = clock.instant();
        var open = account.holds().get(id.operation());
        if (open == null) {
            return new Step.Done<>(ended(account));
        }
        if (account.lock().isPresent()) {
            return new Step.WaitForLock<>(account.lock().get());
        }
        if (open.isLapsed(now)) {
            return new Step.ApplyDue<>(Credits.ZERO);
        }
        if (cost.isPresent() && cost.get().amount() > open.amount()) {
            return new Step.Done<>(new HoldEndOutcome.AmountExceedsHold(Credits.of(open.amount())));
        }
        return account.terms().inDebt() || account.isDue(now) || needsWaitingLots(account)
                ? new Step.ChangeUnderLock<>(this::end)
                : propose(open, keys.above(account, now), now);
    }

    private boolean needsWaitingLots(LedgerAccount account) {
        return cost.isPresent() && cost.get().amount() > account.figures().standing();
    }

    private HoldEndOutcome ended(LedgerAccount account) {
        return account.log()
                .end(id.operation())
                .or(() -> store.holdEnd(id))
                .map(this::repeated)
                .orElseGet(HoldEndOutcome.UnknownHold::new);
    }

    private HoldEndOutcome repeated(HoldEnd end) {
        if (end.lapsed()) {
            return new HoldEndOutcome.Expired();
        }
        return end.amount().equals(cost) ? new HoldEndOutcome.Replayed(end) : new HoldEndOutcome.EndedOtherwise();
    }

    private Step<HoldEndOutcome> propose(Hold hold, OperationKey operation, Instant now) {
        var pending = cost.map(c -> PendingEntry.committed(hold, operation, now, c.amount(), Lots.NONE))
                .orElseGet(() -> PendingEntry.ended(HoldEvent.RELEASED, hold, operation, now));
        return new Step.Propose<>(
                new AccountUpdate.EndHold(hold, pending, now),
                after -> new Step.Done<>(applied(after.summary(), operation)),
                found -> new Step.Retry<>());
    }

    private HoldEndOutcome applied(AccountSummary after, OperationKey operation) {
        return new HoldEndOutcome.Ended(new HoldEnd(
                id.operation(),
                cost,
                false,
                new TransactionId(id.user(), operation, 0),
                Credits.of(after.figures().balance()),
                Credits.of(after.figures().available())));
    }

    /** Ends the hold in the draft, if it is open there still. */
    private Step.Change<HoldEndOutcome> end(AccountDraft draft) {
        var hold = draft.hold(id.operation()).filter(open -> !open.isLapsed(draft.now()));
        hold.ifPresent(open ->
                cost.ifPresentOrElse(c -> draft.commit(open, c.amount()), () -> draft.end(open, HoldEvent.RELEASED)));
        return new Step.Change<>(after -> hold.isPresent() ? ended(after, id) : new Step.Retry<>(), List.of());
    }

    private static Step<HoldEndOutcome> ended(LedgerAccount after, HoldId id) {
        return new Step.Done<>(
                new HoldEndOutcome.Ended(after.log().end(id.operation()).orElseThrow()));
    }

    @Override
    public HoldEndOutcome unknownUser() {
        return new HoldEndOutcome.UnknownHold();
    }

    @Override
    public HoldEndOutcome busy() {
        return new HoldEndOutcome.Busy();
    }
}
