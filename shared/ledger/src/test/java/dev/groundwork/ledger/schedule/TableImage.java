package dev.groundwork.ledger.schedule;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A table at one state, as a value: what a call answers and what it leaves follow from it alone. Conditions and updates are evaluated by the
 * local cloud's engine, whose conformance has tests of its own.
 */
public record TableImage(SortedMap<Key, Map<String, AttributeValue>> items) {

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::pk).thenComparing(Key::sk);

    public static final TableImage EMPTY = new TableImage(new TreeMap<>(ORDER));

    public TableImage {
        items = Collections.unmodifiableSortedMap(items);
    }

    /** The reply to a call, and the table after it. */
    public record Outcome(TableImage after, Reply reply) {}

    public Optional<Item> find(Key key) {
        return Optional.ofNullable(items.get(key)).map(Item::new);
    }

    public TableImage with(Item item) {
        return with(key(item.attributes()), item.attributes());
    }

    public TableImage with(Key key, Map<String, AttributeValue> item) {
        var more = new TreeMap<>(items);
        more.put(key, item);
        return new TableImage(more);
    }

    public TableImage without(Key key) {
        var fewer = new TreeMap<>(items);
        fewer.remove(key);
        return new TableImage(fewer);
    }

    public Outcome apply(DynamoDbRequest request) {
        return switch (request) {
            case GetItemRequest get -> {
                var found = items.get(key(get.key()));
                yield done(
                        this,
                        found == null
                                ? GetItemResponse.builder().build()
                                : GetItemResponse.builder().item(found).build());
            }
            case QueryRequest query -> done(this, range(query));
            case PutItemRequest put -> {
                var before = items.get(key(put.item()));
                var answer = PutItemResponse.builder();
                yield write(
                        TableImageWrite.of(put),
                        before == null
                                ? answer.build()
                                : answer.attributes(before).build());
            }
            case UpdateItemRequest update -> update(update);
            case DeleteItemRequest delete ->
                write(TableImageWrite.of(delete), DeleteItemResponse.builder().build());
            case TransactWriteItemsRequest transaction -> transact(transaction);
            default -> throw new AssertionError("no ledger asks for " + request);
        };
    }

    private static Outcome done(TableImage after, DynamoDbResponse response) {
        return new Outcome(after, new Reply.Done(response));
    }

    private Outcome update(UpdateItemRequest update) {
        var write = TableImageWrite.of(update);
        if (!write.holds(this)) {
            return refused(write);
        }
        var after = write.run(this);
        return done(
                after,
                UpdateItemResponse.builder()
                        .attributes(after.items.get(write.key()))
                        .build());
    }

    private Outcome write(TableImageWrite write, DynamoDbResponse response) {
        return write.holds(this) ? done(write.run(this), response) : refused(write);
    }

    private Outcome refused(TableImageWrite write) {
        return new Outcome(this, new Reply.Refused(Optional.ofNullable(items.get(write.key()))));
    }

    private Outcome transact(TransactWriteItemsRequest transaction) {
        var writes =
                transaction.transactItems().stream().map(TableImageWrite::of).toList();
        var failed = writes.stream().map(write -> !write.holds(this)).toList();
        if (failed.contains(true)) {
            return new Outcome(this, new Reply.Cancelled(failed));
        }
        var after = this;
        for (var write : writes) {
            after = write.run(after);
        }
        return done(after, TransactWriteItemsResponse.builder().build());
    }

    /** The one kind of query there is: a range in one partition. */
    private QueryResponse range(QueryRequest query) {
        var values = new Item(query.expressionAttributeValues());
        var pk = values.string(":user");
        var last = new Key(pk, values.string(":to"));
        var found = new ArrayList<Map<String, AttributeValue>>();
        items.tailMap(new Key(pk, values.string(":from"))).forEach((key, item) -> {
            if (ORDER.compare(key, last) <= 0) {
                found.add(item);
            }
        });
        return QueryResponse.builder()
                .items(Boolean.FALSE.equals(query.scanIndexForward()) ? found.reversed() : found)
                .build();
    }

    public static Key key(Map<String, AttributeValue> attributes) {
        var item = new Item(attributes);
        return new Key(item.string(Key.PK), item.string(Key.SK));
    }
}
