package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.ledger.domain.Intent;
import dev.groundwork.ledger.domain.OperationKey;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The one update that spends. */
final class SpendWrite {

    private SpendWrite() {}

    /** A spend under a caller's key. */
    static Expression of(Intent intent, Optional<OperationKey> guard) {
        var update = CreditsTable.SPENDING + CreditsTable.REMEMBERING;
        var keys = guard.map(g -> List.of(intent.operation(), g)).orElse(List.of(intent.operation()));
        var write = values(update, intent).value(":keys", BalanceItem.set(keys)).name("#keys", "keys");
        return guard.map(g ->
                        write.onlyIf(CreditsTable.SPEND + CreditsTable.GUARD).value(":guard", BalanceItem.value(g)))
                .orElse(write.onlyIf(CreditsTable.SPEND));
    }

    /** A spend for a day of hosting. */
    static Expression of(Intent intent, long epochDay) {
        var update = CreditsTable.SPENDING + CreditsTable.HOSTING + CreditsTable.REMEMBERING;
        return values(update, intent)
                .onlyIf(CreditsTable.HOST)
                .name("#keys", "keys")
                .value(":keys", BalanceItem.set(List.of(intent.operation())))
                .value(":day", Values.of(epochDay));
    }

    private static Expression values(String update, Intent intent) {
        return Expression.change(update)
                .name("#floor", "floor")
                .value(":cost", Values.of(intent.cost()))
                .value(":entries", Values.of(intent.references().size()))
                .value(":intent", AttributeValue.fromL(List.of(AttributeValue.fromS(intent.packed()))))
                .value(":key", BalanceItem.value(intent.operation()));
    }
}
