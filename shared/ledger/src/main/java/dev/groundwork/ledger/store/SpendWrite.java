package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PendingEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The one update that spends, holds, or ends a hold. */
final class SpendWrite {

    private SpendWrite() {}

    /** A spend under a caller's key. */
    static Expression spend(PendingEntry pendingEntry, Optional<OperationKey> guard, Instant now) {
        var write = spending(CreditsTable.SPENDING + CreditsTable.REMEMBERING, pendingEntry, now);
        return keyed(write, CreditsTable.SPEND, pendingEntry, guard);
    }

    /** A spend for a day of hosting. */
    static Expression day(PendingEntry pendingEntry, long epochDay, Instant now) {
        var update = CreditsTable.SPENDING + CreditsTable.HOSTING + CreditsTable.REMEMBERING;
        return spending(update, pendingEntry, now)
                .onlyIf(CreditsTable.HOST)
                .name("#keys", "keys")
                .value(":keys", BalanceItem.set(List.of(pendingEntry.operation())))
                .value(":day", Values.of(epochDay));
    }

    /** A hold under a caller's key. */
    static Expression hold(Hold hold, PendingEntry pendingEntry, Optional<OperationKey> guard, Instant now) {
        var write = logging(CreditsTable.HOLDING + CreditsTable.REMEMBERING, pendingEntry, now)
                .name("#hold", hold.operation().text())
                .value(":hold", Values.of(hold.packed()))
                .value(":cost", Values.of(hold.amount()))
                .value(":one", Values.of(1))
                .value(":most", Values.of(Hold.MAX_OPEN));
        return keyed(write, CreditsTable.HOLD, pendingEntry, guard);
    }

    /** The end of a hold, whatever it cost. */
    static Expression end(Hold hold, PendingEntry pendingEntry, Instant now) {
        return logging(CreditsTable.ENDING_HOLD, pendingEntry, now)
                .onlyIf(CreditsTable.END_HOLD)
                .name("#hold", hold.operation().text())
                .value(":hold", Values.of(hold.packed()))
                .value(":cost", Values.of(pendingEntry.cost()))
                .value(":rest", Values.of(hold.amount() - pendingEntry.cost()))
                .value(":entries", Values.of(pendingEntry.entries()))
                .value(":holdEvents", Values.of(pendingEntry.holdEvents()))
                .value(":no", Values.of(false));
    }

    private static Expression keyed(
            Expression write, String condition, PendingEntry pendingEntry, Optional<OperationKey> guard) {
        var keys = guard.map(g -> List.of(pendingEntry.operation(), g)).orElse(List.of(pendingEntry.operation()));
        var named = write.value(":keys", BalanceItem.set(keys)).name("#keys", "keys");
        return guard.map(g -> named.onlyIf(condition + CreditsTable.GUARD).value(":guard", BalanceItem.value(g)))
                .orElse(named.onlyIf(condition));
    }

    private static Expression spending(String update, PendingEntry pendingEntry, Instant now) {
        return logging(update, pendingEntry, now)
                .value(":cost", Values.of(pendingEntry.cost()))
                .value(":entries", Values.of(pendingEntry.entries()));
    }

    private static Expression logging(String update, PendingEntry pendingEntry, Instant now) {
        return Expression.change(update)
                .name("#lowWatermark", "lowWatermark")
                .value(":now", Values.of(now))
                .value(":pendingEntry", AttributeValue.fromL(List.of(AttributeValue.fromS(pendingEntry.packed()))))
                .value(":key", BalanceItem.value(pendingEntry.operation()));
    }
}
