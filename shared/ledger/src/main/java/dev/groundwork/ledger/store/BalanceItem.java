package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.AccountSummary.Figures;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import dev.groundwork.ledger.model.AccountSummary.Terms;
import dev.groundwork.ledger.model.BillingPeriods;
import dev.groundwork.ledger.model.ChainHash;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerAccount.SealedSegments;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.WaitingLots;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An account as an item: at most 1 KB with its usual lots, so that a spend is one write unit.
 *
 * <pre>
 * balance, available, seq, holdEvents, standing, consumed, purchased, debt   the figures; standing is what is left of lots
 * lots                      the lots that are spent first, as one text, see Lots
 * waiting, lotsVersion      how many lots wait in an item of their own, and how often that was written
 * pending                   the newest operations, oldest first, each as one text, see PendingEntry
 * keys                      the operations that must not be repeated, 16 bytes each
 * segmentCount, lowWatermark, highWatermark, chain, sealedAt              what is known of the segments
 * holds                     open holds by the text of their operation
 * nextChange, inDebt, alertArmed                                          what a spend checks besides the figures
 * threshold, noMail         the settings
 * hostedDay, hostedAt, hostedBy, hostedOpen       what is known of the days of hosting that were charged, see HostedDays: the day, who was
 *                           asked, the operation that wrote it, and what is open of it
 * runwayTold                what the owner was told of a short runway
 * periods                   the months of a subscription that were paid lately, as one text, see BillingPeriods
 * lockToken, lockUntil      the ledger lock while it is held
 * </pre>
 */
final class BalanceItem {

    /** No day of hosting was charged yet; every day is later. */
    private static final long NO_DAY = 0;

    private BalanceItem() {}

    static LedgerAccount read(Item item) {
        return new LedgerAccount(
                summary(new UserId(item.string(Key.PK).substring("USER#".length())), item),
                Lots.parse(item.string("lots")),
                new WaitingLots(Math.toIntExact(item.number("waiting")), item.number("lotsVersion")),
                item.strings("pending").stream().map(PendingEntry::unpack).toList(),
                keys(item),
                new SealedSegments(
                        Math.toIntExact(item.number("segmentCount")),
                        OperationKey.of(item.bytes("lowWatermark")),
                        OperationKey.of(item.bytes("highWatermark")),
                        item.attributes().containsKey("chain") ? ChainHash.of(item.bytes("chain")) : ChainHash.START,
                        item.optionalInstant("sealedAt").orElse(Instant.EPOCH)),
                holds(item),
                item.optionalString("lockToken").map(token -> new LedgerLock(token, item.instant("lockUntil"))),
                HostingUpdate.read(item),
                BillingPeriods.parse(item.optionalString("periods").orElse("")));
    }

    static AccountSummary summary(UserId user, Item item) {
        return new AccountSummary(
                user,
                new Figures(
                        item.number("balance"),
                        item.number("available"),
                        item.number("seq"),
                        item.number("holdEvents"),
                        item.number("standing"),
                        item.number("consumed"),
                        item.number("purchased"),
                        item.number("debt")),
                new Terms(item.instant("nextChange"), item.flag("inDebt"), item.flag("alertArmed")),
                new Settings(Credits.of(item.number("threshold")), !item.flag("noMail")));
    }

    /** Returns a user's first balance item. */
    static Item opening(LedgerAccount account) {
        var figures = account.figures();
        return Item.at(CreditsTable.balance(account.user()))
                .set("balance", figures.balance())
                .set("available", figures.available())
                .set("seq", figures.seq())
                .set("holdEvents", figures.holdEvents())
                .set("standing", figures.standing())
                .set("consumed", figures.consumedBefore())
                .set("purchased", figures.purchased())
                .set("debt", figures.debt())
                .set("threshold", account.settings().lowBalanceThreshold().amount())
                .set("lots", account.lots().toString())
                .set("waiting", account.waiting().count())
                .set("lotsVersion", account.waiting().version())
                .set("holds", holds(account))
                .set("periods", account.periods().toString())
                .set("nextChange", account.terms().nextChange())
                .set("inDebt", account.terms().inDebt())
                .set("alertArmed", account.terms().alertArmed())
                .set("pending", pending(account.pending()))
                .set("keys", set(account.keys()))
                .set("lowWatermark", account.segments().lowWatermark().bytes())
                .set("highWatermark", account.segments().highWatermark().bytes())
                .set("segmentCount", account.segments().count())
                .set("hostedDay", NO_DAY)
                .build();
    }

    static AttributeValue pending(List<PendingEntry> pending) {
        return AttributeValue.fromL(pending.stream()
                .map(PendingEntry::packed)
                .map(AttributeValue::fromS)
                .toList());
    }

    static AttributeValue holds(LedgerAccount account) {
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

    /** Returns a set of keys, which must not be empty: DynamoDB knows no such set. */
    static AttributeValue set(Collection<OperationKey> keys) {
        return AttributeValue.fromBs(
                keys.stream().map(key -> SdkBytes.fromByteArray(key.bytes())).toList());
    }

    private static Set<OperationKey> keys(Item item) {
        var keys = item.attributes().get("keys");
        return keys == null
                ? Set.of()
                : keys.bs().stream()
                        .map(bytes -> OperationKey.of(bytes.asByteArray()))
                        .collect(Collectors.toSet());
    }
}
