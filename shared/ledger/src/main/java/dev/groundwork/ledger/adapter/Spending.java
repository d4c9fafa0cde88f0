package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.WriteOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.OperationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What all spends have in common: the write, the cut that falls to one of four, and where the entries of an operation are. */
final class Spending {

    /** The spend that completes so many entries takes them to a page. */
    private static final int ENTRIES_A_PAGE = 4;

    private final Table table;
    private final Pages pages;

    Spending(Table table, Pages pages) {
        this.table = table;
        this.pages = pages;
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

    /** To be called after each spend that was written, with the number of its entries. */
    void settle(Account after, int entries, Instant now) {
        var seq = after.figures().seq();
        if (seq / ENTRIES_A_PAGE > (seq - entries) / ENTRIES_A_PAGE) {
            pages.cut(after, now.toEpochMilli());
        }
    }

    /** The entries of an operation, wherever they stand by now; empty when it has not happened. */
    List<Entry> entries(Account account, OperationKey operation) {
        var here = account.entries(operation);
        return here.isEmpty() ? pages.find(account, operation) : here;
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
