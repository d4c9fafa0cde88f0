package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The updates of the balance item, each with its condition. */
final class BalanceUpdate {

    private BalanceUpdate() {}

    static Expression of(AccountUpdate update) {
        return switch (update) {
            case AccountUpdate.Spend(var pending, var guard, var now) ->
                keyed(
                        spending(CreditsTable.SPENDING + CreditsTable.REMEMBERING, pending, now),
                        CreditsTable.SPEND,
                        pending,
                        guard);
            case AccountUpdate.PlaceHold(var hold, var pending, var guard, var now) ->
                keyed(
                        logging(CreditsTable.HOLDING + CreditsTable.REMEMBERING, pending, now)
                                .name("#hold", hold.operation().text())
                                .value(":hold", hold.packed())
                                .value(":cost", hold.amount())
                                .value(":one", 1)
                                .value(":most", Hold.MAX_OPEN),
                        CreditsTable.HOLD,
                        pending,
                        guard);
            case AccountUpdate.EndHold end -> endHold(end);
            case AccountUpdate.ChargeDay charge -> HostingUpdate.of(charge);
            case AccountUpdate.SettleHosting settle -> HostingUpdate.of(settle);
        };
    }

    private static Expression endHold(AccountUpdate.EndHold end) {
        var hold = end.hold();
        var pending = end.pending();
        return logging(CreditsTable.ENDING_HOLD, pending, end.now())
                .onlyIf(CreditsTable.END_HOLD)
                .name("#hold", hold.operation().text())
                .value(":hold", hold.packed())
                .value(":cost", pending.cost())
                .value(":rest", hold.amount() - pending.cost())
                .value(":entries", pending.entries())
                .value(":holdEvents", pending.holdEvents())
                .value(":no", false);
    }

    private static Expression keyed(
            Expression write, String condition, PendingEntry pending, Optional<OperationKey> guard) {
        var keys = guard.map(g -> List.of(pending.operation(), g)).orElse(List.of(pending.operation()));
        var named = write.value(":keys", BalanceItem.set(keys)).name("#keys", "keys");
        return guard.map(g -> named.onlyIf(condition + CreditsTable.GUARD).value(":guard", BalanceItem.value(g)))
                .orElse(named.onlyIf(condition));
    }

    private static Expression spending(String update, PendingEntry pending, Instant now) {
        return logging(update, pending, now).value(":cost", pending.cost()).value(":entries", pending.entries());
    }

    private static Expression logging(String update, PendingEntry pending, Instant now) {
        return Expression.change(update)
                .value(":now", now)
                .value(":entry", AttributeValue.fromL(List.of(AttributeValue.fromS(pending.packed()))))
                .value(":key", BalanceItem.value(pending.operation()));
    }

    static Expression acquiring(LedgerLock lock, Instant now) {
        return Expression.change(CreditsTable.LOCKING)
                .onlyIf(CreditsTable.ACQUIRE_LOCK)
                .value(":token", lock.token())
                .value(":until", lock.until())
                .value(":now", now);
    }

    static Expression releasing(String token) {
        return Expression.change(CreditsTable.UNLOCKING)
                .onlyIf(CreditsTable.LOCK_HELD)
                .value(":token", token);
    }

    static Expression disarming() {
        return Expression.change(CreditsTable.DISARMING)
                .onlyIf(CreditsTable.ALERT_ARMED)
                .value(":yes", true)
                .value(":no", false);
    }

    /**
     * Removes from the account what a segment holds. Engines differ in whether the indices of one update mean the list before it or after each
     * removal; with the highest index first both readings remove the same.
     */
    static Expression sealing(LedgerAccount seen, Segment segment) {
        var removed = IntStream.range(0, segment.count())
                .mapToObj(i -> "pending[%d]".formatted(segment.count() - 1 - i))
                .collect(Collectors.joining(", "));
        var chain = segment.newest().map(entry -> CreditsTable.CHAINING).orElse("");
        var update = CreditsTable.SEALING + chain + " REMOVE " + removed;
        var dropped = segment.dropped(seen);
        var sealing = Expression.change(dropped.isEmpty() ? update : update + " DELETE #keys :dropped")
                .onlyIf(CreditsTable.SAME_SEGMENT_COUNT)
                .value(":seen", seen.segments().count())
                .value(":number", segment.number())
                .value(":low", BalanceItem.value(segment.lowWatermark()))
                .value(":high", BalanceItem.value(segment.highWatermark()));
        var chained = segment.newest()
                .map(entry ->
                        sealing.value(":chain", SegmentItem.bytes(entry.hash())).value(":sealedAt", entry.createdAt()))
                .orElse(sealing);
        return dropped.isEmpty() ? chained : chained.name("#keys", "keys").value(":dropped", BalanceItem.set(dropped));
    }

    /** All that a change under the lock writes. */
    static Expression rewriting(LedgerAccount after, String token) {
        var figures = after.figures();
        var settings = after.settings();
        var write = Expression.change(CreditsTable.REWRITING)
                .onlyIf(CreditsTable.LOCK_HELD)
                .name("#consumed", "consumed")
                .value(":token", token)
                .value(":balance", figures.balance())
                .value(":available", figures.available())
                .value(":seq", figures.seq())
                .value(":holdEvents", figures.holdEvents())
                .value(":standing", figures.standing())
                .value(":consumed", figures.consumedBefore())
                .value(":purchased", figures.purchased())
                .value(":debt", figures.debt())
                .value(":lots", after.lots().toString())
                .value(":waiting", after.waiting().count())
                .value(":lotsVersion", after.waiting().version())
                .value(":holds", BalanceItem.holds(after))
                .value(":periods", after.periods().toString())
                .value(":nextChange", after.terms().nextChange())
                .value(":inDebt", after.terms().inDebt())
                .value(":alertArmed", after.terms().alertArmed())
                .value(":threshold", settings.lowBalanceThreshold().amount())
                .value(":noMail", !settings.lowBalanceMail())
                .value(":pending", BalanceItem.pending(after.pending()));
        var operations = after.pending().stream().map(PendingEntry::operation).toList();
        return operations.isEmpty()
                ? write
                : new Expression(
                                write.condition(),
                                write.update() + CreditsTable.REMEMBERING,
                                write.names(),
                                write.values())
                        .name("#keys", "keys")
                        .value(":keys", BalanceItem.set(operations));
    }
}
