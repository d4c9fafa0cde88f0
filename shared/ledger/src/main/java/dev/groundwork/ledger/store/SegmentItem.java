package dev.groundwork.ledger.store;

import static java.util.Objects.requireNonNull;

import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.Catalogue.Action;
import dev.groundwork.ledger.model.ChainHash;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Segment;
import dev.groundwork.ledger.model.TransactionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A segment as it stands in the table: four ordinary entries take less than 1 KB. What is empty is left out. */
final class SegmentItem {

    private SegmentItem() {}

    static Item write(Segment segment) {
        var item = Item.at(CreditsTable.segment(segment.user(), segment.number()))
                .set("userId", segment.user().value())
                .set("highWatermark", segment.highWatermark().bytes())
                .set("lowWatermark", segment.lowWatermark().bytes())
                .set("count", segment.count())
                .set("last", segment.lastSeq())
                .set(
                        "entries",
                        AttributeValue.fromL(segment.entries().stream()
                                .map(SegmentItem::write)
                                .toList()));
        var holds = segment.holds().stream().map(HoldReceipt::packed).toList();
        return (holds.isEmpty() ? item : item.set("holds", holds)).build();
    }

    private static AttributeValue write(Entry entry) {
        var map = new HashMap<String, AttributeValue>();
        map.put("seq", Values.of(entry.seq()));
        map.put("type", Values.of(entry.type().text()));
        entry.action().ifPresent(action -> map.put("action", Values.of(action.text())));
        map.put("amount", Values.of(entry.amount()));
        map.put("balanceAfter", Values.of(entry.balanceAfter().amount()));
        entry.referenceId().ifPresent(reference -> map.put("referenceId", Values.of(reference)));
        entry.payment().ifPresent(payment -> map.put("payment", Values.of(payment)));
        map.put("createdAt", Values.of(entry.createdAt()));
        map.put("key", BalanceItem.value(entry.id().operation()));
        if (!entry.requestHash().isEmpty()) {
            map.put("request", Values.of(entry.requestHash()));
        }
        if (entry.lowBalance()) {
            map.put("low", Values.of(true));
        }
        if (!entry.lots().lots().isEmpty()) {
            map.put("lots", Values.of(entry.lots().toString()));
        }
        map.put("hash", bytes(entry.hash()));
        return AttributeValue.fromM(map);
    }

    static AttributeValue bytes(ChainHash hash) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(hash.bytes()));
    }

    static Segment read(Item item) {
        var user = new UserId(item.string("userId"));
        var number = item.string(Key.SK);
        return new Segment(
                user,
                Integer.parseInt(number.substring(number.indexOf('#') + 1)),
                OperationKey.of(item.bytes("highWatermark")),
                OperationKey.of(item.bytes("lowWatermark")),
                Math.toIntExact(item.number("count")),
                item.number("last"),
                entries(user, requireNonNull(item.attributes().get("entries")).l()),
                item.strings("holds").stream().map(HoldReceipt::unpack).toList());
    }

    private static List<Entry> entries(UserId user, List<AttributeValue> values) {
        var entries = new ArrayList<Entry>();
        var indexes = new HashMap<OperationKey, Integer>();
        for (var value : values) {
            var operation = OperationKey.of(new Item(value.m()).bytes("key"));
            var index = indexes.merge(operation, 1, Integer::sum) - 1;
            entries.add(entry(new TransactionId(user, operation, index), value.m()));
        }
        return entries;
    }

    private static Entry entry(TransactionId id, Map<String, AttributeValue> map) {
        var item = new Item(map);
        return new Entry(
                id,
                item.number("seq"),
                EntryType.parse(item.string("type")).orElseThrow(),
                item.optionalString("action").map(text -> Action.parse(text).orElseThrow()),
                item.number("amount"),
                Credits.of(item.number("balanceAfter")),
                item.optionalString("referenceId"),
                item.optionalString("payment"),
                item.instant("createdAt"),
                item.optionalString("request").orElse(""),
                item.flag("low"),
                item.optionalString("lots").map(Lots::parse).orElse(Lots.NONE),
                ChainHash.of(item.bytes("hash")));
    }
}
