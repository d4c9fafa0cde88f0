package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.FreeTier;
import java.time.Instant;

/**
 * The ledger of a new user, to be put in the transaction that opens the account, so that no account is ever without one:
 *
 * <pre>{@code
 * Transaction.empty()…put(credits, OpeningLedger.item(user, now), OpeningLedger.CONDITION)
 * }</pre>
 */
public final class OpeningLedger {

    /** Only where there is no ledger yet: the free credits are given once. */
    public static final Expression CONDITION = Expression.when(CreditsTable.ABSENT);

    private OpeningLedger() {}

    /** The item: the free credits as one lot, with their entry. */
    public static Item item(UserId user, Instant now) {
        return BalanceItem.opening(FreeTier.open(user, now));
    }
}
