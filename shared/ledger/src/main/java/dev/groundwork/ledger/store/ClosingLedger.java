package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.UserId;

/**
 * The end of a user's ledger, to be put in the transaction that deletes the account: a lock that nobody opens. From then on nobody spends,
 * holds, gives or reads, and whoever was changing the ledger behind a lock of the former kind changes nothing any more. The entries stay;
 * there is nothing of the person in them.
 *
 * <pre>{@code
 * transaction.update(credits, ClosingLedger.key(user), ClosingLedger.expression())
 * }</pre>
 */
public final class ClosingLedger {

    /** The token of the lock that stays closed. No holder's is as short. */
    static final String TOKEN = "closed";

    private ClosingLedger() {}

    /** What is to be updated. */
    public static Key key(UserId user) {
        return CreditsTable.balance(user);
    }

    /** The update. Repeating it is harmless. */
    public static Expression expression() {
        return Expression.change("SET lockToken = :closed, lockUntil = :never")
                .onlyIf(CreditsTable.PRESENT)
                .value(":closed", Values.of(TOKEN))
                .value(":never", Values.of(Long.MAX_VALUE));
    }
}
