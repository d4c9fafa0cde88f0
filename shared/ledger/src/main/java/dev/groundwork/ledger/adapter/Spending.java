package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.WriteOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.Log;
import dev.groundwork.ledger.domain.OperationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What all spends have in common: the write, the cut that falls to one of four, and where the entries of an operation are. */
final class Spending {

    /** The write that completes so many entries and marks takes them to a page. */
    private static final int MOVES_A_PAGE = 4;

    private static final Log NOTHING = new Log(List.of(), List.of(), List.of());

    private final Table table;
    private final Pages pages;
    private final LowBalanceNotices notices;

    Spending(Table table, Pages pages, LowBalanceNotices notices) {
        this.table = table;
        this.pages = pages;
        this.notices = notices;
    }

    /** The account after the write, or as it stood when the write was refused. */
    sealed interface Result {

        record Written(Account account) implements Result {}

        record Refused(Account account) implements Result {}

        record NoAccount() implements Result {}
    }

    Result write(UserId user, Expression expression) {
        return switch (table.update(CreditsTable.balance(user), expression)) {
            case WriteOutcome.Written(var item) -> new Result.Written(BalanceItem.read(item.orElseThrow()));
            case WriteOutcome.Refused(var item) ->
                item.flatMap(Spending::open).<Result>map(Result.Refused::new).orElseGet(Result.NoAccount::new);
        };
    }

    /** To be called after each write that the log grew by, with the number of its entries and marks: what one of four has to do besides. */
    void settle(Account after, int moves, Instant now) {
        notices.tell(after);
        var moved = after.figures().seq() + after.figures().marks();
        if (moved / MOVES_A_PAGE > (moved - moves) / MOVES_A_PAGE) {
            pages.cut(after, now.toEpochMilli());
        }
    }

    /** What stands of an operation, wherever it stands by now; empty when it has not happened. */
    Log log(Account account, OperationKey operation) {
        return account.holds(operation)
                ? account.log()
                : pages.find(account, operation)
                        .map(page -> new Log(page.entries(), page.holds(), List.of()))
                        .orElse(NOTHING);
    }

    /** The entries of an operation; empty when it has not happened. */
    List<Entry> entries(Account account, OperationKey operation) {
        return log(account, operation).entries(operation);
    }

    /** A user's account. */
    Optional<Account> account(UserId user) {
        return table.get(CreditsTable.balance(user)).flatMap(Spending::open);
    }

    /** A ledger that was closed with its account is nobody's any more. */
    private static Optional<Account> open(Item item) {
        return Optional.of(BalanceItem.read(item))
                .filter(account -> account.gate()
                        .filter(gate -> gate.token().equals(ClosingLedger.TOKEN))
                        .isEmpty());
    }
}
