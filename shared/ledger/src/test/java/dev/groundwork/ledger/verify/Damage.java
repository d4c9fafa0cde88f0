package dev.groundwork.ledger.verify;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.ledger.store.LedgerTable;
import dev.groundwork.ledger.store.StoredItems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Breaks a ledger by hand, as a foreign writer or a bug would. */
public record Damage(LedgerTable table, UserId user) {

    public static final String BALANCE = "BAL";

    /** The first item whose sort key starts so is changed. */
    public void item(String start, Consumer<Map<String, AttributeValue>> change) {
        item(start, item -> true, change);
    }

    public void item(String start, Predicate<Item> which, Consumer<Map<String, AttributeValue>> change) {
        var attributes = new HashMap<>(find(start, which).attributes());
        change.accept(attributes);
        table.direct().put(new Item(attributes), Expression.ALWAYS);
    }

    /** A number is one more. */
    public void increment(String start, String name) {
        item(start, item -> item.attributes().containsKey(name), more(name));
    }

    public static Consumer<Map<String, AttributeValue>> more(String name) {
        return item -> item.compute(name, (n, value) -> Values.of(new Item(item).number(n) + 1));
    }

    /** The first entry of a type that a segment has is changed. */
    public void entry(String type, Consumer<Map<String, AttributeValue>> change) {
        item("SEGMENT#", segment -> index(segment, type) >= 0, segment -> {
            var entries = new ArrayList<>(list(segment));
            var entry =
                    new HashMap<>(entries.get(index(new Item(segment), type)).m());
            change.accept(entry);
            entries.set(index(new Item(segment), type), AttributeValue.fromM(entry));
            segment.put("entries", AttributeValue.fromL(entries));
        });
    }

    /** The list of a segment's entries is changed. */
    public void entries(String type, UnaryOperator<List<AttributeValue>> change) {
        item(
                "SEGMENT#",
                segment -> index(segment, type) >= 0,
                segment -> segment.put("entries", AttributeValue.fromL(change.apply(list(segment)))));
    }

    private static List<AttributeValue> list(Map<String, AttributeValue> segment) {
        return segment.getOrDefault("entries", AttributeValue.fromL(List.of())).l();
    }

    private static int index(Item segment, String type) {
        return list(segment.attributes()).stream()
                .map(entry -> new Item(entry.m()).string("type"))
                .toList()
                .indexOf(type);
    }

    public void delete(String start) {
        table.direct().delete(key(find(start, item -> true)), Expression.ALWAYS);
    }

    /** The item of one key stands under another. */
    public void copy(String start, String sortKey) {
        var attributes = new HashMap<>(find(start, item -> true).attributes());
        attributes.put(Key.SK, AttributeValue.fromS(sortKey));
        table.direct().put(new Item(attributes), Expression.ALWAYS);
    }

    public void swapPages(int one, int other) {
        var first = CreditsTable.segment(user, one).sk();
        var second = CreditsTable.segment(user, other).sk();
        copy(first, "TEMPORARY");
        copy(second, first);
        copy("TEMPORARY", second);
        delete("TEMPORARY");
    }

    /** The operation of the first entry of a type. */
    public AttributeValue operation(String type) {
        var segment = find("SEGMENT#", item -> index(item, type) >= 0);
        return list(segment.attributes()).get(index(segment, type)).m().getOrDefault("key", Values.of(""));
    }

    public static AttributeValue strangeOperation() {
        return StoredItems.value(new OperationKey(1L << 57, 7));
    }

    private Item find(String start, Predicate<Item> which) {
        return table.items(user).stream()
                .filter(item -> item.string(Key.SK).startsWith(start) && which.test(item))
                .findFirst()
                .orElseThrow();
    }

    private static Key key(Item item) {
        return new Key(item.string(Key.PK), item.string(Key.SK));
    }
}
