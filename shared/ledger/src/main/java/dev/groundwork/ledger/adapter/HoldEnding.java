package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.Credits;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.AccountDraft;
import dev.groundwork.ledger.domain.Hold;
import dev.groundwork.ledger.domain.HoldEnd;
import dev.groundwork.ledger.domain.HoldEndOutcome;
import dev.groundwork.ledger.domain.HoldId;
import dev.groundwork.ledger.domain.Intent;
import dev.groundwork.ledger.domain.Lots;
import dev.groundwork.ledger.domain.Mark;
import dev.groundwork.ledger.domain.OperationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request to end a hold. The hold is its own key: of all that want to end it one does, and the others find how it ended, however old it is.
 * What a hold gives free goes to its owner by one update, unless a debt or an expired lot waits for it: then behind the gate.
 */
final class HoldEnding {

    private static final int MAX_TRIES = 64;

    private final Desk desk;
    private final Table table;
    private final HoldId id;
    private final Optional<Credits> amount;

    /** The end of this hold with what it cost, or, with nothing, without cost. */
    HoldEnding(Desk desk, Table table, HoldId id, Optional<Credits> amount) {
        this.desk = desk;
        this.table = table;
        this.id = id;
        this.amount = amount;
    }

    HoldEndOutcome run() {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var account = desk.spending().account(id.user());
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
    private Optional<HoldEndOutcome> tryOnce(Account account) {
        var now = desk.clock().instant();
        var open = account.holds().get(id.operation());
        if (open == null) {
            return Optional.of(ended(account));
        }
        if (account.gate().isPresent()) {
            desk.gates().pass(id.user(), account.gate().get());
            return Optional.empty();
        }
        if (open.isLapsed(now)) {
            desk.gated().settle(id.user());
            return Optional.empty();
        }
        if (amount.isPresent() && amount.get().amount() > open.amount()) {
            return Optional.of(new HoldEndOutcome.AmountExceedsHold(Credits.of(open.amount())));
        }
        return account.terms().owing() || account.isDue(now) ? behindTheGate() : byOneUpdate(account, open, now);
    }

    private HoldEndOutcome ended(Account account) {
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

    private Optional<HoldEndOutcome> byOneUpdate(Account account, Hold hold, Instant now) {
        var operation = desk.fresh().above(account, now);
        var write = SpendWrite.end(hold, intent(hold, operation, now), now);
        return switch (desk.spending().write(id.user(), write)) {
            case Spending.Result.Written(var after) -> {
                desk.spending().settle(after, 1, now);
                yield after.log().end(id.operation()).map(HoldEndOutcome.Ended::new);
            }
            case Spending.Result.Refused refused -> Optional.empty();
            case Spending.Result.NoAccount gone -> Optional.of(new HoldEndOutcome.UnknownHold());
        };
    }

    private Intent intent(Hold hold, OperationKey operation, Instant now) {
        var at = Instant.ofEpochMilli(now.toEpochMilli());
        return amount.map(cost -> Intent.committed(hold, operation, at, cost.amount(), Lots.NONE))
                .orElseGet(() -> Intent.ended(Mark.RELEASED, hold, operation, at));
    }

    /** Ends the hold in a draft, if it is open there still. The end is then read as everybody reads it. */
    private Optional<HoldEndOutcome> behindTheGate() {
        return switch (desk.gated().change(id.user(), this::end)) {
            case GatedChange.Result.Changed<Boolean>(var ended, var after) ->
                ended ? after.log().end(id.operation()).map(HoldEndOutcome.Ended::new) : Optional.empty();
            case GatedChange.Result.NoAccount<Boolean> gone -> Optional.of(new HoldEndOutcome.UnknownHold());
            case GatedChange.Result.Busy<Boolean> busy -> Optional.of(new HoldEndOutcome.Busy());
            case GatedChange.Result.Forestalled<Boolean> never ->
                throw new IllegalStateException("nothing is written besides");
        };
    }

    private GatedChange.Change<Boolean> end(AccountDraft draft) {
        var hold = draft.hold(id.operation()).filter(open -> !open.isLapsed(draft.now()));
        hold.ifPresent(open -> amount.ifPresentOrElse(
                cost -> draft.commit(open, cost.amount()), () -> draft.end(open, Mark.RELEASED)));
        return new GatedChange.Change<>(hold.isPresent(), List.of());
    }
}
