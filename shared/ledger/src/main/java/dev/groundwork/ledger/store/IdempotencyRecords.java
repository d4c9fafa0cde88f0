package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.WriteOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.OperationKey;
import java.util.Optional;

/** Items that say which operation a caller's key names, where the key itself does not. */
final class IdempotencyRecords {

    private final Table table;

    IdempotencyRecords(Table table) {
        this.table = table;
    }

    /**
     * Points to {@code fresh} where nothing is pointed to yet, or where it still is {@code previous}, which can never get in any more. Answers
     * what is pointed to then: of all that come with one key all get the same.
     */
    OperationKey point(UserId user, String name, OperationKey previous, OperationKey fresh) {
        var item = Item.at(CreditsTable.record(user, name))
                .set("operation", BalanceItem.value(fresh))
                .build();
        var condition = Expression.when(CreditsTable.SAME_OPERATION).value(":seen", BalanceItem.value(previous));
        return switch (table.put(item, condition)) {
            case WriteOutcome.Written written -> fresh;
            case WriteOutcome.Refused(var found) ->
                OperationKey.of(found.orElseThrow().bytes("operation"));
        };
    }

    /** What is pointed to, nothing where the key was never pointed anywhere. */
    Optional<OperationKey> find(UserId user, String name) {
        return table.get(CreditsTable.record(user, name)).map(item -> OperationKey.of(item.bytes("operation")));
    }

    /** Forgets a idempotency record of a user who does not exist. */
    void forget(UserId user, String name) {
        table.delete(CreditsTable.record(user, name), Expression.ALWAYS);
    }
}
