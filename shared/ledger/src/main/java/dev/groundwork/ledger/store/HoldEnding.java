package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldEvent;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PendingEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request to end a hold. The hold is its own key: of all that want to end it one does, and the others find how it ended, however old it is.
 * What a hold gives free goes to its owner by one update, unless a debt or an expired lot waits for it: then under the lock.
 */
final class HoldEnding {

    private static final int MAX_TRIES = 64;

    private final Parts parts;
    private final Table table;
    private final HoldId id;
    private final Optional<Credits> amount;

    /** The end of this hold with what it cost, or, with nothing, without cost. */
    HoldEnding(Parts parts, Table table, HoldId id, Optional<Credits> amount) {
        this.parts = parts;
        this.table = table;
        this.id = id;
        this.amount = amount;
    }

    HoldEndOutcome run() {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var account = parts.spending().account(id.user());
            if (account.isEmpty()) {
                return new HoldEndOutcome.UnknownHold();
            }
            var outcome = tryOnce(account.get());
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return new HoldEndOutcome.Busy();
    }

    /** The outcome, or nothing when the account has to be looked at again. */
    private Optional<HoldEndOutcome> tryOnce(LedgerAccount account) {
        var now = parts.clock().instant();
        var open = account.holds().get(id.operation());
        if (open == null) {
            return Optional.of(ended(account));
        }
        if (account.lock().isPresent()) {
            parts.locks().pass(id.user(), account.lock().get());
            return Optional.empty();
        }
        if (open.isLapsed(now)) {
            parts.locked().settle(id.user());
            return Optional.empty();
        }
        if (amount.isPresent() && amount.get().amount() > open.amount()) {
            return Optional.of(new HoldEndOutcome.AmountExceedsHold(Credits.of(open.amount())));
        }
        return account.terms().inDebt() || account.isDue(now) ? behindTheGate() : byOneUpdate(account, open, now);
    }

    private HoldEndOutcome ended(LedgerAccount account) {
        return account.log()
                .end(id.operation())
                .or(() -> table.get(CreditsTable.hold(id.user(), id.operation().text()))
                        .map(item -> HoldEndItem.read(id, item)))
                .map(this::judge)
                .orElseGet(HoldEndOutcome.UnknownHold::new);
    }

    private HoldEndOutcome judge(HoldEnd end) {
        if (end.lapsed()) {
            return new HoldEndOutcome.Expired();
        }
        return end.amount().equals(amount) ? new HoldEndOutcome.Replayed(end) : new HoldEndOutcome.EndedOtherwise();
    }

    private Optional<HoldEndOutcome> byOneUpdate(LedgerAccount account, Hold hold, Instant now) {
        var operation = parts.fresh().above(account, now);
        var write = SpendWrite.end(hold, pendingEntry(hold, operation, now), now);
        return switch (parts.spending().write(id.user(), write)) {
            case Spending.Result.Written(var after) -> {
                parts.spending().settle(after, 1, now);
                yield after.log().end(id.operation()).map(HoldEndOutcome.Ended::new);
            }
            case Spending.Result.Refused refused -> Optional.empty();
            case Spending.Result.NoAccount gone -> Optional.of(new HoldEndOutcome.UnknownHold());
        };
    }

    private PendingEntry pendingEntry(Hold hold, OperationKey operation, Instant now) {
        var at = Instant.ofEpochMilli(now.toEpochMilli());
        return amount.map(cost -> PendingEntry.committed(hold, operation, at, cost.amount(), Lots.NONE))
                .orElseGet(() -> PendingEntry.ended(HoldEvent.RELEASED, hold, operation, at));
    }

    /** Ends the hold in a draft, if it is open there still. The end is then read as everybody reads it. */
    private Optional<HoldEndOutcome> behindTheGate() {
        return switch (parts.locked().change(id.user(), this::end)) {
            case LockedChange.Result.Changed<Boolean>(var ended, var after) ->
                ended ? after.log().end(id.operation()).map(HoldEndOutcome.Ended::new) : Optional.empty();
            case LockedChange.Result.NoAccount<Boolean> gone -> Optional.of(new HoldEndOutcome.UnknownHold());
            case LockedChange.Result.Busy<Boolean> busy -> Optional.of(new HoldEndOutcome.Busy());
            case LockedChange.Result.Conflict<Boolean> never ->
                throw new IllegalStateException("nothing is written besides");
        };
    }

    private LockedChange.Change<Boolean> end(AccountDraft draft) {
        var hold = draft.hold(id.operation()).filter(open -> !open.isLapsed(draft.now()));
        hold.ifPresent(open -> amount.ifPresentOrElse(
                cost -> draft.commit(open, cost.amount()), () -> draft.end(open, HoldEvent.RELEASED)));
        return new LockedChange.Change<>(hold.isPresent(), List.of());
    }
}
