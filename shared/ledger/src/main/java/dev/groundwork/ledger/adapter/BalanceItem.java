package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Account.Figures;
import dev.groundwork.ledger.domain.Account.HostedDay;
import dev.groundwork.ledger.domain.Account.Terms;
import dev.groundwork.ledger.domain.ChainHash;
import dev.groundwork.ledger.domain.Gate;
import dev.groundwork.ledger.domain.Hold;
import dev.groundwork.ledger.domain.Intent;
import dev.groundwork.ledger.domain.Lots;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Settings;
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

    static Account read(Item item) {
        return new Account(
                user(item),
                figures(item),
                Lots.parse(item.string("lots")),
                item.strings("intents").stream().map(Intent::unpack).toList(),
                keys(item),
                OperationKey.of(item.bytes("floor")),
                OperationKey.of(item.bytes("top")),
                Math.toIntExact(item.number("pages")),
                item.attributes().containsKey("chain") ? ChainHash.of(item.bytes("chain")) : ChainHash.START,
                holds(item),
                new Terms(item.instant("nextChange"), item.flag("owing"), item.flag("armed")),
                item.optionalString("gate").map(token -> new Gate(token, item.instant("gateUntil"))),
                hosting(item),
                new Settings(Credits.of(item.number("threshold")), !item.flag("noMail")));
    }

    /** A user's first balance item. */
    static Item opening(Account account) {
        var figures = account.figures();
        return Item.at(CreditsTable.balance(account.user()))
                .set("balance", figures.balance())
                .set("available", figures.available())
                .set("seq", figures.seq())
                .set("marks", figures.marks())
                .set("spent", figures.spent())
                .set("consumed", figures.consumedBefore())
                .set("purchased", figures.purchased())
                .set("debt", figures.debt())
                .set("threshold", account.settings().lowBalanceThreshold().amount())
                .set("lots", account.lots().toString())
                .set("holds", holds(account))
                .set("nextChange", account.terms().nextChange())
                .set("owing", account.terms().owing())
                .set("armed", account.terms().armed())
                .set("intents", intents(account.intents()))
                .set("keys", set(account.keys()))
                .set("floor", account.floor().bytes())
                .set("top", account.top().bytes())
                .set("pages", account.pages())
                .set("hostedDay", NO_DAY)
                .build();
    }

    /** All that a change behind the gate writes. */
    static Expression rewriting(Account after) {
        var figures = after.figures();
        var write = Expression.change(CreditsTable.REWRITING)
                .name("#consumed", "consumed")
                .value(":balance", Values.of(figures.balance()))
                .value(":available", Values.of(figures.available()))
                .value(":seq", Values.of(figures.seq()))
                .value(":marks", Values.of(figures.marks()))
                .value(":zero", Values.of(figures.spent()))
                .value(":consumed", Values.of(figures.consumedBefore()))
                .value(":purchased", Values.of(figures.purchased()))
                .value(":debt", Values.of(figures.debt()))
                .value(":lots", Values.of(after.lots().toString()))
                .value(":holds", holds(after))
                .value(":nextChange", Values.of(after.terms().nextChange()))
                .value(":owing", Values.of(after.terms().owing()))
                .value(":armed", Values.of(after.terms().armed()))
                .value(
                        ":threshold",
                        Values.of(after.settings().lowBalanceThreshold().amount()))
                .value(":noMail", Values.of(!after.settings().lowBalanceMail()))
                .value(":intents", intents(after.intents()));
        var operations = after.intents().stream().map(Intent::operation).toList();
        return operations.isEmpty()
                ? write
                : new Expression("", write.update() + CreditsTable.REMEMBERING, write.names(), write.values())
                        .name("#keys", "keys")
                        .value(":keys", set(operations));
    }

    private static AttributeValue intents(List<Intent> intents) {
        return AttributeValue.fromL(
                intents.stream().map(Intent::packed).map(AttributeValue::fromS).toList());
    }

    private static AttributeValue holds(Account account) {
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
                item.number("marks"),
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
