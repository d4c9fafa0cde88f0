package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Reads pages of items, from one partition or over the shards of an index. A page is short only where the list ends. */
final class ShardedPages {

    private static final String BETWEEN = "|";

    private final Table table;

    ShardedPages(Table table) {
        this.table = table;
    }

    /**
     * Reads a page of the accepted items of one partition, in the order of the sort keys or against it. The position of a page is the rest
     * of a sort key behind the prefix.
     */
    RegistryPage<Item> partition(
            String pk, String prefix, boolean ascending, Predicate<Item> accepted, int limit, Optional<String> from) {
        var items = new ArrayList<Item>();
        var start = from;
        while (true) {
            var answer = query(pk, prefix, ascending, limit + 1 - items.size(), start);
            for (var item : answer) {
                start = Optional.of(rest(item, prefix));
                if (accepted.test(item)) {
                    items.add(item);
                }
            }
            if (items.size() > limit) {
                var page = items.subList(0, limit);
                return new RegistryPage<>(page, Optional.of(rest(page.getLast(), prefix)));
            }
            if (answer.isEmpty()) {
                return new RegistryPage<>(items, Optional.empty());
            }
        }
    }

    /** Reads the keys of the first items of a partition, whatever they are. */
    List<Item> first(String pk, int limit) {
        var request = QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :pk")
                .expressionAttributeValues(Map.of(":pk", Values.of(pk)))
                .projectionExpression(Key.PK + ", " + Key.SK)
                .consistentRead(true)
                .limit(limit);
        return table.query(request).items().stream().map(Item::new).toList();
    }

    /** Reads a page over all shards, one after the other. */
    RegistryPage<Item> all(IntFunction<String> partition, String prefix, int limit, Optional<String> from) {
        var cut = from.map(f -> f.indexOf(BETWEEN)).orElse(-1);
        int shard = cut < 0 ? 0 : Integer.parseInt(from.orElseThrow().substring(0, cut));
        var start = from.map(f -> f.substring(cut + 1)).filter(f -> !f.isEmpty());
        var page = partition(partition.apply(shard), prefix, true, item -> true, limit, start);
        var following = shard + 1 < AppsTable.SHARDS ? Optional.of(shard + 1 + BETWEEN) : Optional.<String>empty();
        int current = shard;
        return new RegistryPage<>(
                page.items(), page.next().map(sk -> current + BETWEEN + sk).or(() -> following));
    }

    private List<Item> query(String pk, String prefix, boolean ascending, int limit, Optional<String> after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":pk", Values.of(pk));
        values.put(":prefix", Values.of(prefix));
        var request = QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :pk AND begins_with(" + Key.SK + ", :prefix)")
                .expressionAttributeValues(values)
                .consistentRead(true)
                .scanIndexForward(ascending)
                .limit(limit);
        after.ifPresent(rest -> request.exclusiveStartKey(new Key(pk, prefix + rest).attributes()));
        return table.query(request).items().stream().map(Item::new).toList();
    }

    private static String rest(Item item, String prefix) {
        return item.string(Key.SK).substring(prefix.length());
    }
}
