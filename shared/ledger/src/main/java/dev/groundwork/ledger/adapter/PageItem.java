package dev.groundwork.ledger.adapter;

import static java.util.Objects.requireNonNull;

import dev.groundwork.dynamodb.CreditsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Action;
import dev.groundwork.ledger.domain.ChainHash;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.EntryType;
import dev.groundwork.ledger.domain.HoldReceipt;
import dev.groundwork.ledger.domain.Lots;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Page;
import dev.groundwork.ledger.domain.TransactionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A page as it stands in the table: four ordinary entries take less than 1 KB. What is empty is left out. */
final class PageItem {

    private PageItem() {}

    static Item write(Page page) {
        var item = Item.at(CreditsTable.page(page.user(), page.number()))
                .set("userId", page.user().value())
                .set("top", page.top().bytes())
                .set("floor", page.floor().bytes())
                .set("count", page.count())
                .set("last", page.lastSeq())
                .set(
                        "entries",
                        AttributeValue.fromL(
                                page.entries().stream().map(PageItem::write).toList()));
        var holds = page.holds().stream().map(HoldReceipt::packed).toList();
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
        map.put("createdAt", Values.of(entry.createdAt()));
        map.put("key", BalanceItem.value(entry.id().operation()));
        if (!entry.print().isEmpty()) {
            map.put("print", Values.of(entry.print()));
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

    static Page read(Item item) {
        var user = new UserId(item.string("userId"));
        var number = item.string(Key.SK);
        return new Page(
                user,
                Integer.parseInt(number.substring(number.indexOf('#') + 1)),
                OperationKey.of(item.bytes("top")),
                OperationKey.of(item.bytes("floor")),
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
                item.instant("createdAt"),
                item.optionalString("print").orElse(""),
                item.flag("low"),
                item.optionalString("lots").map(Lots::parse).orElse(Lots.NONE),
                ChainHash.of(item.bytes("hash")));
    }
}
