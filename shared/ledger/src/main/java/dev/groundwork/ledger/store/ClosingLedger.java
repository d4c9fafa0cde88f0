package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.LedgerLock;

/**
 * Closes a user's ledger in the transaction that deletes the account: it takes the ledger lock for good. From then on nobody spends, holds,
 * gives or reads, and whoever held the lock before changes nothing any more. The entries stay; there is nothing of the person in them.
 *
 * <pre>{@code
 * transaction.update(credits, ClosingLedger.key(user), ClosingLedger.expression())
 * }</pre>
 */
public final class ClosingLedger {

    private ClosingLedger() {}

    /** Returns the key of the item to update. */
    public static Key key(UserId user) {
        return CreditsTable.balance(user);
    }

    /** Returns the update. Repeating it is harmless. */
    public static Expression expression() {
        return Expression.change(CreditsTable.LOCKING)
                .onlyIf(CreditsTable.PRESENT)
                .value(":token", LedgerLock.CLOSED)
                .value(":until", Long.MAX_VALUE);
    }
}
