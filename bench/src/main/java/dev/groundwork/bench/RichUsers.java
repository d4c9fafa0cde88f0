package dev.groundwork.bench;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.adapter.OpeningLedger;
import dev.groundwork.testing.Tables;
import java.time.Instant;

/** Users who have a million credits, as if their opening had granted them. */
final class RichUsers {

    private static final long MANY = 1_000_000;
    private static final String LOTS = "F100,P999900";

    private RichUsers() {}

    static UserId open(Tables tables, Instant now) {
        var user = Keys.user();
        var opening = OpeningLedger.item(user, now);
        var grant = opening.strings("intents").getFirst().replace("|100|", "|" + MANY + "|");
        tables.credits().put(opening, OpeningLedger.CONDITION);
        tables.credits()
                .update(
                        CreditsTable.balance(user),
                        Expression.change("SET balance = :many, available = :many, lots = :lots, intents[0] = :grant")
                                .value(":many", Values.of(MANY))
                                .value(":lots", Values.of(LOTS))
                                .value(":grant", Values.of(grant)));
        return user;
    }
}
