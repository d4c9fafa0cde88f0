package dev.groundwork.bench;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes to a table of a running stack as consumes do: half of them change few large items, as balances are, and half put a small new one, as
 * idempotency records are.
 */
final class StackWrites {

    /** DynamoDB takes 25 in a batch. */
    private static final int LARGE = 12;

    private static final int SMALL = 13;
    private static final AttributeValue PADDING = AttributeValue.fromS("x".repeat(1_300));

    private StackWrites() {}

    /** Writes so many items, whole batches of them. */
    static void write(URI endpoint, String table, int count) {
        try (var client = Clients.open(endpoint)) {
            for (int batch = 0; batch < count / (LARGE + SMALL); batch++) {
                write(client, table, batch);
            }
        }
    }

    private static void write(DynamoDbClient client, String table, int batch) {
        var large = IntStream.range(0, LARGE)
                .mapToObj(i -> item("BALANCE", i, Map.of("v", PADDING, "n", AttributeValue.fromN("" + batch))));
        var small = IntStream.range(0, SMALL)
                .mapToObj(i -> item("KEY#" + batch, i, Map.of("n", AttributeValue.fromN("" + batch))));
        var answer = client.batchWriteItem(
                r -> r.requestItems(Map.of(table, Stream.concat(large, small).toList())));
        if (!answer.unprocessedItems().isEmpty()) {
            throw new IllegalStateException("not all was written");
        }
    }

    private static WriteRequest item(String kind, int i, Map<String, AttributeValue> content) {
        var item = new HashMap<>(content);
        item.put("pk", AttributeValue.fromS("BENCH#" + i));
        item.put("sk", AttributeValue.fromS(kind));
        return WriteRequest.builder().putRequest(p -> p.item(item)).build();
    }
}
