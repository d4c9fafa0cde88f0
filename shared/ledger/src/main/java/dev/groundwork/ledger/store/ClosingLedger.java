package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.LedgerLock;
import java.time.Instant;

/**
 * Closes a user's ledger in the transaction that deletes the account: it takes the ledger lock for good. From then on nobody spends, holds,
 * gives or reads, and whoever held the lock before changes nothing any more. The entries stay; there is nothing of the person in them.
 *
 * <p>Beside it an item says that it was closed. The stream brings it to the function payments, which removes the user's customer at Stripe, with which
 * subscriptions end, and then the item.
 *
 * <pre>{@code
 * transaction.update(credits, ClosingLedger.key(user), ClosingLedger.expression())
 *         .put(credits, ClosingLedger.closed(user, now), Expression.ALWAYS)
 * }</pre>
 */
public final class ClosingLedger {

    private ClosingLedger() {}

    /** Returns the key of the item to update. */
    public static Key key(UserId user) {
        return CreditsTable.balance(user);
    }

    /** Returns the condition that holds until then, for writers of what stands beside a ledger. */
    public static Expression stillOpen() {
        return Expression.when(CreditsTable.OPEN).value(":closed", LedgerLock.CLOSED);
    }

    /** Returns the update. Repeating it is harmless. */
    public static Expression expression() {
        return Expression.change(CreditsTable.LOCKING)
                .onlyIf(CreditsTable.PRESENT)
                .value(":token", LedgerLock.CLOSED)
                .value(":until", Long.MAX_VALUE);
    }

    /** Returns the item that says that the ledger was closed. */
    public static Item closed(UserId user, Instant at) {
        return Item.at(CreditsTable.closed(user)).set("at", at).build();
    }
}
