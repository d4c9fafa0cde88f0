package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Account.Figures;
import dev.groundwork.ledger.domain.Account.HostedDay;
import dev.groundwork.ledger.domain.ChainHash;
import dev.groundwork.ledger.domain.Gate;
import dev.groundwork.ledger.domain.Intent;
import dev.groundwork.ledger.domain.Lots;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Settings;
import java.util.Collection;
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
                .set("spent", figures.spent())
                .set("consumed", figures.consumedBefore())
                .set("purchased", figures.purchased())
                .set("debt", figures.debt())
                .set("threshold", account.settings().lowBalanceThreshold().amount())
                .set("lots", account.lots().toString())
                .set("intents", account.intents().stream().map(Intent::packed).toList())
                .set("keys", set(account.keys()))
                .set("floor", account.floor().bytes())
                .set("top", account.top().bytes())
                .set("pages", account.pages())
                .set("hostedDay", NO_DAY)
                .build();
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
