package dev.groundwork.localstack.runner.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.events.StreamSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Streams read through the API of DynamoDB Streams
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html">AWS</a>): a shard is read when its parent was read to
 * its end. Safe for several threads.
 */
final class RemoteStreams implements StreamSource {

    private static final long INTERVAL_MILLIS = 150;
    private static final int MAX_RECORDS = 1000;

    private final JsonClient dynamoDb;
    private final JsonClient streams;
    private final Consumer<String> progress;
    private final ShardIterators iterators;
    private volatile boolean isRefused;
    private volatile boolean isClosed;

    RemoteStreams(JsonClient dynamoDb, JsonClient streams, Consumer<String> progress) {
        this.dynamoDb = dynamoDb;
        this.streams = streams;
        this.progress = progress;
        this.iterators = new ShardIterators(streams);
    }

    @Override
    public Optional<String> arn(String table) {
        var arn = dynamoDb.call("DescribeTable", JsonClient.object().put("TableName", table))
                .path("Table")
                .path("LatestStreamArn")
                .asText();
        return Optional.of(arn).filter(a -> !a.isEmpty());
    }

    @Override
    public List<Entry> await(String streamArn, String after, int max, Duration timeout) throws InterruptedException {
        var cursor = StreamCursor.parse(after, streamArn);
        var end = System.nanoTime() + timeout.toNanos();
        var records = readOrNone(cursor, max);
        while (records.isEmpty() && end - System.nanoTime() > 0) {
            TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            records = readOrNone(cursor, max);
        }
        return records;
    }

    /** An endpoint that refuses is asked again later; a person reads it once. */
    private List<Entry> readOrNone(StreamCursor cursor, int max) {
        try {
            var records = read(cursor, max);
            isRefused = false;
            return records;
        } catch (JsonClient.RefusedException e) {
            if (!isRefused && !isClosed) {
                progress.accept("a stream cannot be read, and is tried again: " + e.getMessage());
            }
            isRefused = true;
            return List.of();
        }
    }

    /** Says no more that a stream cannot be read: the endpoint is left. */
    void close() {
        isClosed = true;
    }

    /** Reads from the first shard that has records. */
    private List<Entry> read(StreamCursor cursor, int max) {
        var parents = shards(cursor.stream());
        var here = cursor.only(parents.keySet());
        Set<String> unfinished = new HashSet<>();
        for (var shard : parents.entrySet()) {
            if (unfinished.contains(shard.getValue())) {
                unfinished.add(shard.getKey());
            } else {
                var page = iterators.next(
                        here.stream(), shard.getKey(), here.last(shard.getKey()), Math.min(max, MAX_RECORDS));
                if (!page.records().isEmpty()) {
                    return entries(page.records(), here, shard.getKey());
                }
                if (page.isOpen()) {
                    unfinished.add(shard.getKey());
                }
            }
        }
        return List.of();
    }

    /** Returns the shards of a stream with their parents, parents first as DescribeStream lists them; without a parent an empty text. */
    private Map<String, String> shards(String streamArn) {
        var shards = new LinkedHashMap<String, String>();
        var last = "";
        do {
            var request = JsonClient.object().put("StreamArn", streamArn);
            var described = streams.call("DescribeStream", startingBehind(request, last))
                    .path("StreamDescription");
            for (var shard : described.path("Shards")) {
                shards.put(
                        shard.path("ShardId").asText(),
                        shard.path("ParentShardId").asText());
            }
            last = described.path("LastEvaluatedShardId").asText();
        } while (!last.isEmpty());
        return shards;
    }

    private static ObjectNode startingBehind(ObjectNode request, String shard) {
        return shard.isEmpty() ? request : request.put("ExclusiveStartShardId", shard);
    }

    private static List<Entry> entries(List<JsonNode> records, StreamCursor cursor, String shard) {
        var entries = new ArrayList<Entry>();
        for (var record : records) {
            var change = record.path("dynamodb");
            var number = change.path("SequenceNumber").asText();
            var at = Instant.ofEpochSecond(
                    change.path("ApproximateCreationDateTime").asLong());
            entries.add(new Entry(
                    cursor.behind(shard, number).text(), number, at, LambdaRecord.of(record, cursor.stream())));
        }
        return entries;
    }
}
