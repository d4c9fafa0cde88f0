package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.WriteOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.OperationKey;
import java.util.Optional;

/** Items that say which operation a caller's key names, where the key itself does not. */
final class Pointers {

    private final Table table;

    Pointers(Table table) {
        this.table = table;
    }

    /**
     * Points to {@code fresh} where nothing is pointed to yet, or where it still is {@code inVain}, which can never get in any more. Answers
     * what is pointed to then: of all that come with one key all get the same.
     */
    OperationKey point(UserId user, String name, OperationKey inVain, OperationKey fresh) {
        var item = Item.at(CreditsTable.pointer(user, name))
                .set("operation", BalanceItem.value(fresh))
                .build();
        var condition = Expression.when(CreditsTable.SAME_OPERATION).value(":seen", BalanceItem.value(inVain));
        return switch (table.put(item, condition)) {
            case WriteOutcome.Written written -> fresh;
            case WriteOutcome.Refused(var found) ->
                OperationKey.of(found.orElseThrow().bytes("operation"));
        };
    }

    /** What is pointed to, nothing where the key was never pointed anywhere. */
    Optional<OperationKey> find(UserId user, String name) {
        return table.get(CreditsTable.pointer(user, name)).map(item -> OperationKey.of(item.bytes("operation")));
    }

    /** Forgets a pointer of a user who does not exist. */
    void forget(UserId user, String name) {
        table.delete(CreditsTable.pointer(user, name), Expression.ALWAYS);
    }
}
