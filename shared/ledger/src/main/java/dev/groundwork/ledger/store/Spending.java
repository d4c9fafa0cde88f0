package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.WriteOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OperationLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What all spends have in common: the write, the seal that falls to one of four, and where the entries of an operation are. */
final class Spending {

    /** The write that completes so many entries and hold events takes them to a segment. */
    private static final int SEALED_TOGETHER = 4;

    private static final OperationLog NOTHING = new OperationLog(List.of(), List.of(), List.of());

    private final Table table;
    private final Segments segments;
    private final LowBalanceAlert notices;

    Spending(Table table, Segments segments, LowBalanceAlert notices) {
        this.table = table;
        this.segments = segments;
        this.notices = notices;
    }

    /** The account after the write, or as it stood when the write was refused. */
    sealed interface Result {

        record Written(LedgerAccount account) implements Result {}

        record Refused(LedgerAccount account) implements Result {}

        record NoAccount() implements Result {}
    }

    Result write(UserId user, Expression expression) {
        return switch (table.update(CreditsTable.balance(user), expression)) {
            case WriteOutcome.Written(var item) -> new Result.Written(BalanceItem.read(item.orElseThrow()));
            case WriteOutcome.Refused(var item) ->
                item.flatMap(Spending::open).<Result>map(Result.Refused::new).orElseGet(Result.NoAccount::new);
        };
    }

    /** To be called after each write that the log grew by, with the number of its entries and hold events: what one of four has to do besides. */
    void settle(LedgerAccount after, int moves, Instant now) {
        notices.tell(after);
        var moved = after.figures().seq() + after.figures().holdEvents();
        if (moved / SEALED_TOGETHER > (moved - moves) / SEALED_TOGETHER) {
            segments.seal(after, now.toEpochMilli());
        }
    }

    /** What stands of an operation, wherever it stands by now; empty when it has not happened. */
    OperationLog log(LedgerAccount account, OperationKey operation) {
        return account.holds(operation)
                ? account.log()
                : segments.find(account, operation)
                        .map(segment -> new OperationLog(segment.entries(), segment.holds(), List.of()))
                        .orElse(NOTHING);
    }

    /** The entries of an operation; empty when it has not happened. */
    List<Entry> entries(LedgerAccount account, OperationKey operation) {
        return log(account, operation).entries(operation);
    }

    /** A user's account. */
    Optional<LedgerAccount> account(UserId user) {
        return table.get(CreditsTable.balance(user)).flatMap(Spending::open);
    }

    /** A ledger that was closed with its account is nobody's any more. */
    private static Optional<LedgerAccount> open(Item item) {
        return Optional.of(BalanceItem.read(item))
                .filter(account -> account.lock()
                        .filter(lock -> lock.token().equals(ClosingLedger.TOKEN))
                        .isEmpty());
    }
}
