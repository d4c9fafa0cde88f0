package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.ChainHash;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerAccount.Figures;
import dev.groundwork.ledger.model.LedgerAccount.HostedDay;
import dev.groundwork.ledger.model.LedgerAccount.Terms;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The balance item: at most 1 KB in steady state, so that a spend is one write unit. */
final class BalanceItem {

    /** No day of hosting was charged yet; every day is later. */
    private static final long NO_DAY = 0;

    private BalanceItem() {}

    static LedgerAccount read(Item item) {
        return new LedgerAccount(
                user(item),
                figures(item),
                Lots.parse(item.string("lots")),
                item.strings("pending").stream().map(PendingEntry::unpack).toList(),
                keys(item),
                OperationKey.of(item.bytes("lowWatermark")),
                OperationKey.of(item.bytes("highWatermark")),
                Math.toIntExact(item.number("segmentCount")),
                item.attributes().containsKey("chain") ? ChainHash.of(item.bytes("chain")) : ChainHash.START,
                holds(item),
                new Terms(item.instant("nextChange"), item.flag("inDebt"), item.flag("alertArmed")),
                item.optionalString("lockToken").map(token -> new LedgerLock(token, item.instant("lockUntil"))),
                hosting(item),
                new Settings(Credits.of(item.number("threshold")), !item.flag("noMail")));
    }

    /** A user's first balance item. */
    static Item opening(LedgerAccount account) {
        var figures = account.figures();
        return Item.at(CreditsTable.balance(account.user()))
                .set("balance", figures.balance())
                .set("available", figures.available())
                .set("seq", figures.seq())
                .set("holdEvents", figures.holdEvents())
                .set("spent", figures.spent())
                .set("consumed", figures.consumedBefore())
                .set("purchased", figures.purchased())
                .set("debt", figures.debt())
                .set("threshold", account.settings().lowBalanceThreshold().amount())
                .set("lots", account.lots().toString())
                .set("holds", holds(account))
                .set("nextChange", account.terms().nextChange())
                .set("inDebt", account.terms().inDebt())
                .set("alertArmed", account.terms().alertArmed())
                .set("pending", pending(account.pending()))
                .set("keys", set(account.keys()))
                .set("lowWatermark", account.lowWatermark().bytes())
                .set("highWatermark", account.highWatermark().bytes())
                .set("segmentCount", account.segments())
                .set("hostedDay", NO_DAY)
                .build();
    }

    /** All that a change under the lock writes. */
    static Expression rewriting(LedgerAccount after) {
        var figures = after.figures();
        var write = Expression.change(CreditsTable.REWRITING)
                .name("#consumed", "consumed")
                .value(":balance", Values.of(figures.balance()))
                .value(":available", Values.of(figures.available()))
                .value(":seq", Values.of(figures.seq()))
                .value(":holdEvents", Values.of(figures.holdEvents()))
                .value(":zero", Values.of(figures.spent()))
                .value(":consumed", Values.of(figures.consumedBefore()))
                .value(":purchased", Values.of(figures.purchased()))
                .value(":debt", Values.of(figures.debt()))
                .value(":lots", Values.of(after.lots().toString()))
                .value(":holds", holds(after))
                .value(":nextChange", Values.of(after.terms().nextChange()))
                .value(":inDebt", Values.of(after.terms().inDebt()))
                .value(":alertArmed", Values.of(after.terms().alertArmed()))
                .value(
                        ":threshold",
                        Values.of(after.settings().lowBalanceThreshold().amount()))
                .value(":noMail", Values.of(!after.settings().lowBalanceMail()))
                .value(":pending", pending(after.pending()));
        var operations = after.pending().stream().map(PendingEntry::operation).toList();
        return operations.isEmpty()
                ? write
                : new Expression("", write.update() + CreditsTable.REMEMBERING, write.names(), write.values())
                        .name("#keys", "keys")
                        .value(":keys", set(operations));
    }

    private static AttributeValue pending(List<PendingEntry> pending) {
        return AttributeValue.fromL(pending.stream()
                .map(PendingEntry::packed)
                .map(AttributeValue::fromS)
                .toList());
    }

    private static AttributeValue holds(LedgerAccount account) {
        return AttributeValue.fromM(account.holds().entrySet().stream()
                .collect(Collectors.toMap(
                        e -> e.getKey().text(), e -> Values.of(e.getValue().packed()))));
    }

    private static Map<OperationKey, Hold> holds(Item item) {
        return item.map("holds").attributes().entrySet().stream()
                .map(e -> Hold.unpack(OperationKey.of(e.getKey()), e.getValue().s()))
                .collect(Collectors.toMap(Hold::operation, hold -> hold));
    }

    static AttributeValue value(OperationKey key) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(key.bytes()));
    }

    /** A set; DynamoDB knows none that is empty. */
    static AttributeValue set(Collection<OperationKey> keys) {
        return AttributeValue.fromBs(
                keys.stream().map(key -> SdkBytes.fromByteArray(key.bytes())).toList());
    }

    private static UserId user(Item item) {
        return new UserId(item.string(Key.PK).substring("USER#".length()));
    }

    private static Figures figures(Item item) {
        return new Figures(
                item.number("balance"),
                item.number("available"),
                item.number("seq"),
                item.number("holdEvents"),
                item.number("spent"),
                item.number("consumed"),
                item.number("purchased"),
                item.number("debt"));
    }

    private static Set<OperationKey> keys(Item item) {
        var keys = item.attributes().get("keys");
        return keys == null
                ? Set.of()
                : keys.bs().stream()
                        .map(bytes -> OperationKey.of(bytes.asByteArray()))
                        .collect(Collectors.toSet());
    }

    private static Optional<HostedDay> hosting(Item item) {
        var day = item.number("hostedDay");
        return day == NO_DAY
                ? Optional.empty()
                : Optional.of(new HostedDay(day, OperationKey.of(item.bytes("hostedBy"))));
    }
}
