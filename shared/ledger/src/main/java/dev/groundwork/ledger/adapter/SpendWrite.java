package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.ledger.domain.Hold;
import dev.groundwork.ledger.domain.Intent;
import dev.groundwork.ledger.domain.OperationKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The one update that spends, holds, or ends a hold. */
final class SpendWrite {

    private SpendWrite() {}

    /** A spend under a caller's key. */
    static Expression spend(Intent intent, Optional<OperationKey> guard, Instant now) {
        var write = spending(CreditsTable.SPENDING + CreditsTable.REMEMBERING, intent, now);
        return keyed(write, CreditsTable.SPEND, intent, guard);
    }

    /** A spend for a day of hosting. */
    static Expression day(Intent intent, long epochDay, Instant now) {
        var update = CreditsTable.SPENDING + CreditsTable.HOSTING + CreditsTable.REMEMBERING;
        return spending(update, intent, now)
                .onlyIf(CreditsTable.HOST)
                .name("#keys", "keys")
                .value(":keys", BalanceItem.set(List.of(intent.operation())))
                .value(":day", Values.of(epochDay));
    }

    /** A hold under a caller's key. */
    static Expression hold(Hold hold, Intent intent, Optional<OperationKey> guard, Instant now) {
        var write = logging(CreditsTable.HOLDING + CreditsTable.REMEMBERING, intent, now)
                .name("#hold", hold.operation().text())
                .value(":hold", Values.of(hold.packed()))
                .value(":cost", Values.of(hold.amount()))
                .value(":one", Values.of(1))
                .value(":most", Values.of(Hold.MAX_OPEN));
        return keyed(write, CreditsTable.HOLD, intent, guard);
    }

    /** The end of a hold, whatever it cost. */
    static Expression end(Hold hold, Intent intent, Instant now) {
        return logging(CreditsTable.ENDING_HOLD, intent, now)
                .onlyIf(CreditsTable.END_HOLD)
                .name("#hold", hold.operation().text())
                .value(":hold", Values.of(hold.packed()))
                .value(":cost", Values.of(intent.cost()))
                .value(":rest", Values.of(hold.amount() - intent.cost()))
                .value(":entries", Values.of(intent.entries()))
                .value(":marks", Values.of(intent.marks()))
                .value(":no", Values.of(false));
    }

    private static Expression keyed(Expression write, String condition, Intent intent, Optional<OperationKey> guard) {
        var keys = guard.map(g -> List.of(intent.operation(), g)).orElse(List.of(intent.operation()));
        var named = write.value(":keys", BalanceItem.set(keys)).name("#keys", "keys");
        return guard.map(g -> named.onlyIf(condition + CreditsTable.GUARD).value(":guard", BalanceItem.value(g)))
                .orElse(named.onlyIf(condition));
    }

    private static Expression spending(String update, Intent intent, Instant now) {
        return logging(update, intent, now)
                .value(":cost", Values.of(intent.cost()))
                .value(":entries", Values.of(intent.entries()));
    }

    private static Expression logging(String update, Intent intent, Instant now) {
        return Expression.change(update)
                .name("#floor", "floor")
                .value(":now", Values.of(now))
                .value(":intent", AttributeValue.fromL(List.of(AttributeValue.fromS(intent.packed()))))
                .value(":key", BalanceItem.value(intent.operation()));
    }
}
