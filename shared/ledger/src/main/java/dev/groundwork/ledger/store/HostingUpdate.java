package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.model.HostedDays;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.Runway;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The updates of the balance item that the daily debit of hosting makes, each with its condition, and what it reads there. */
final class HostingUpdate {

    private static final String RUNWAY_LOW = "runway_low";

    private HostingUpdate() {}

    static Expression of(AccountUpdate.ChargeDay charge) {
        return spending(HostingKeys.CHARGING_DAY, Optional.of(charge.pending()), charge.after(), charge.now())
                .onlyIf(HostingKeys.CHARGE_DAY)
                .value(":before", charge.before())
                .value(":newest", charge.newestStart());
    }

    static Expression of(AccountUpdate.SettleHosting settle) {
        var open = settle.after().open();
        var update = open.isPresent() ? HostingKeys.SETTLING : HostingKeys.SETTLING_ALL;
        var spending = spending(update, settle.pending(), settle.after(), settle.now());
        var opened = open.map(text -> spending.value(":open", text)).orElse(spending);
        var enough = settle.enough().isPresent() ? HostingKeys.NO_MORE : "";
        var condition = settle.seen().isPresent() ? HostingKeys.SAME_SETTLEMENT : HostingKeys.FIRST_SETTLEMENT;
        var conditional = opened.onlyIf(condition + enough);
        var seen = settle.seen()
                .map(operation -> conditional.value(":seen", BalanceItem.value(operation)))
                .orElse(conditional);
        return settle.enough().isPresent()
                ? seen.value(":enough", settle.enough().getAsLong())
                : seen;
    }

    /** No entry is written where nothing can be paid, and there is no key to remember. */
    private static Expression spending(String update, Optional<PendingEntry> pending, HostedDays after, Instant now) {
        var entries = pending.map(entry -> AttributeValue.fromS(entry.packed())).stream()
                .toList();
        var operation = after.by().orElseThrow();
        var remembering = pending.isPresent() ? CreditsTable.REMEMBERING : "";
        var spending = Expression.change(CreditsTable.SPENDING + update + remembering)
                .value(":cost", pending.map(PendingEntry::cost).orElse(0L))
                .value(":entries", pending.map(PendingEntry::entries).orElse(0))
                .value(":entry", AttributeValue.fromL(entries))
                .value(":key", BalanceItem.value(operation))
                .value(":now", now)
                .value(":day", after.day())
                .value(":at", after.askedAt());
        return pending.isPresent()
                ? spending.name("#keys", "keys").value(":keys", BalanceItem.set(List.of(operation)))
                : spending;
    }

    /** Returns what an account knows of days of hosting. Older items do not say who was asked: then those who ran when the newest day was charged. */
    static HostedDays read(Item item) {
        var by = item.attributes().containsKey("hostedBy")
                ? Optional.of(OperationKey.of(item.bytes("hostedBy")))
                : Optional.<OperationKey>empty();
        var open = item.optionalString("hostedOpen");
        var askedAt = item.optionalInstant("hostedAt")
                .or(() -> by.map(HostingUpdate::askedAt))
                .orElse(Instant.EPOCH);
        return new HostedDays(
                item.number("hostedDay"),
                open.flatMap(HostedDays::upTo),
                askedAt,
                by,
                open.map(HostedDays::unpaid).orElse(Map.of()),
                Runway.Level.of(item.number("runwayTold", 0)));
    }

    private static Instant askedAt(OperationKey operation) {
        return Instant.ofEpochMilli(operation.millis()).minus(HostedDays.MAX_LIST_AGE);
    }

    /** Returns the update that records what an owner is told of the runway, no warning where it is long. */
    static Expression warning(Runway.Level before, Runway runway) {
        var isFirst = before == Runway.Level.LONG;
        var condition = isFirst ? HostingKeys.FIRST_WARNING : HostingKeys.SAME_WARNING;
        var level = runway.level();
        var update = level == Runway.Level.LONG
                ? Expression.change(HostingKeys.REARMING).onlyIf(condition)
                : Expression.change(HostingKeys.WARNING)
                        .onlyIf(condition + HostingKeys.SHORT)
                        .value(":level", level.number())
                        .value(":end", runway.end());
        var open = update.value(":closed", LedgerLock.CLOSED);
        return isFirst ? open : open.value(":before", before.number());
    }

    static OutboxMail mail(UserId user, Runway runway, String mailId, Instant now) {
        var words = Map.of(
                "available", Long.toString(runway.available().amount()),
                "apps", Integer.toString(runway.apps()),
                "days", Long.toString(runway.days()));
        return new OutboxMail(mailId, RUNWAY_LOW, user.value(), words, "", now);
    }
}
