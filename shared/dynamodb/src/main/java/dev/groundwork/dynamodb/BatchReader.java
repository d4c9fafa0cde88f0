package dev.groundwork.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads many items of a table by their keys, consistently, one round trip for each hundred
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>). What DynamoDB leaves
 * unprocessed, because the table is throttled or an answer is full, is asked for again: bounded, with full jitter.
 */
public final class BatchReader {

    /** The most keys of a request. */
    static final int MAX_KEYS = 100;

    private static final int MAX_TRIES = 10;

    private final DynamoDbClient client;
    private final Backoff backoff;

    public BatchReader(DynamoDbClient client, RandomGenerator jitter) {
        this.client = client;
        this.backoff = new Backoff(jitter);
    }

    /**
     * Reads the items of these keys. A key without an item is missing in the answer.
     *
     * @throws IllegalStateException where the table leaves keys unprocessed for too long
     */
    public Map<Key, Item> read(Table table, SequencedCollection<Key> keys) {
        var found = new HashMap<Key, Item>();
        var rest = new ArrayList<>(new LinkedHashSet<>(keys));
        for (int from = 0; from < rest.size(); from += MAX_KEYS) {
            readPart(table.name(), rest.subList(from, Math.min(rest.size(), from + MAX_KEYS)), found);
        }
        return found;
    }

    private void readPart(String table, List<Key> keys, Map<Key, Item> found) {
        var rest = keys.stream().map(Key::attributes).toList();
        for (int attempt = 1; !rest.isEmpty(); attempt++) {
            var answer = ask(table, rest);
            for (var attributes : answer.responses().getOrDefault(table, List.of())) {
                var item = new Item(attributes);
                found.put(new Key(item.string(Key.PK), item.string(Key.SK)), item);
            }
            rest = answer.hasUnprocessedKeys() && answer.unprocessedKeys().containsKey(table)
                    ? answer.unprocessedKeys().get(table).keys()
                    : List.of();
            if (!rest.isEmpty()) {
                if (attempt == MAX_TRIES) {
                    throw new IllegalStateException("the table leaves keys unprocessed");
                }
                backoff.pause(attempt);
            }
        }
    }

    private BatchGetItemResponse ask(String table, List<Map<String, AttributeValue>> keys) {
        var asked = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        return client.batchGetItem(r -> r.requestItems(Map.of(table, asked)));
    }
}
