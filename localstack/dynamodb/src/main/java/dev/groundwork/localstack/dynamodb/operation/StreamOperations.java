package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.stream.ChangeStream;
import dev.groundwork.localstack.dynamodb.stream.ShardIterator;
import dev.groundwork.localstack.dynamodb.stream.StreamRecord;
import dev.groundwork.localstack.dynamodb.stream.Streams;
import java.time.InstantSource;
import java.util.List;

/** The four operations of the streams' own API. */
public final class StreamOperations {

    private enum IteratorType {
        TRIM_HORIZON,
        LATEST,
        AT_SEQUENCE_NUMBER,
        AFTER_SEQUENCE_NUMBER
    }

    private static final int MAX_STREAMS = 100;
    private static final int MAX_RECORDS = 1000;
    private static final int MAX_BYTES = 1024 * 1024;
    private static final double MILLIS = 1000.0;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Streams streams;
    private final InstantSource clock;

    public StreamOperations(Streams streams, InstantSource clock) {
        this.streams = streams;
        this.clock = clock;
    }

    /** ListStreams: by ARN, up to 100 a page. */
    public Command list(JsonNode body) {
        var request = new Request(body);
        var table = request.text("TableName");
        var start = request.text("ExclusiveStartStreamArn").orElse("");
        int limit = request.number("Limit", 1, MAX_STREAMS).orElse(MAX_STREAMS);
        return new Command(List.of(), () -> {
            var found = streams.all().stream()
                    .filter(s -> table.isEmpty() || table.get().equals(s.table()))
                    .filter(s -> s.arn().compareTo(start) > 0)
                    .toList();
            var answer = JSON.objectNode();
            var page = answer.putArray("Streams");
            found.stream().limit(limit).forEach(stream -> page.add(names(stream)));
            if (found.size() > limit) {
                answer.put("LastEvaluatedStreamArn", found.get(limit - 1).arn());
            }
            return answer;
        });
    }

    private static ObjectNode names(ChangeStream stream) {
        return JSON.objectNode()
                .put("StreamArn", stream.arn())
                .put("TableName", stream.table())
                .put("StreamLabel", stream.label());
    }

    /** DescribeStream: the stream and its one shard. */
    public Command describe(JsonNode body) {
        var stream = stream(new Request(body).requiredText("StreamArn"));
        return new Command(List.of(Target.table(stream.table())), () -> {
            var description = names(stream);
            description.put("StreamStatus", stream.isClosed() ? "DISABLED" : "ENABLED");
            description.put("StreamViewType", stream.view().name());
            description.put("CreationRequestDateTime", stream.createdAt().toEpochMilli() / MILLIS);
            TableDescription.addKeys(description, stream.keys());
            var shard = description.putArray("Shards").addObject().put("ShardId", ShardIterator.SHARD);
            var range = shard.putObject("SequenceNumberRange");
            range.put("StartingSequenceNumber", StreamRecord.text(stream.trimmed() + 1));
            if (stream.isClosed()) {
                range.put("EndingSequenceNumber", StreamRecord.text(stream.newest()));
            }
            var answer = JSON.objectNode();
            answer.set("StreamDescription", description);
            return answer;
        });
    }

    /** GetShardIterator: where a reader begins. */
    public Command iterator(JsonNode body) {
        var request = new Request(body);
        var stream = stream(request.requiredText("StreamArn"));
        if (!request.requiredText("ShardId").equals(ShardIterator.SHARD)) {
            throw DynamoDbError.of("ResourceNotFoundException", "Requested resource not found: Shard does not exist");
        }
        request.requiredText("ShardIteratorType");
        var type = request.choice("ShardIteratorType", IteratorType.class, IteratorType.LATEST);
        return new Command(List.of(Target.table(stream.table())), () -> {
            long after =
                    switch (type) {
                        case TRIM_HORIZON -> stream.trimmed();
                        case LATEST -> stream.newest();
                        case AT_SEQUENCE_NUMBER -> sequence(request, stream) - 1;
                        case AFTER_SEQUENCE_NUMBER -> sequence(request, stream);
                    };
            return JSON.objectNode()
                    .put("ShardIterator", new ShardIterator(stream.arn(), after, clock.instant()).text());
        });
    }

    private static long sequence(Request request, ChangeStream stream) {
        var text = request.requiredText("SequenceNumber");
        try {
            long sequence = StreamRecord.parse(text);
            if (sequence <= stream.trimmed()) {
                throw trimmed();
            }
            return sequence;
        } catch (NumberFormatException e) {
            throw DynamoDbError.validation("Invalid SequenceNumber: " + text);
        }
    }

    private static DynamoDbError trimmed() {
        return DynamoDbError.of(
                "TrimmedDataAccessException",
                "The operation attempted to read past the oldest stream record in a shard.");
    }

    /** GetRecords: up to 1,000 records or 1 MB, and where to go on. */
    public Command records(JsonNode body) {
        var request = new Request(body);
        var iterator = ShardIterator.parse(request.requiredText("ShardIterator"), clock.instant());
        int limit = request.number("Limit", 1, MAX_RECORDS).orElse(MAX_RECORDS);
        var stream = stream(iterator.arn());
        return new Command(List.of(Target.table(stream.table())), () -> {
            if (iterator.after() < stream.trimmed()) {
                throw trimmed();
            }
            boolean closed = stream.isClosed();
            var answer = JSON.objectNode();
            var list = answer.putArray("Records");
            long last = iterator.after();
            long bytes = 0;
            for (var record : stream.after(iterator.after(), limit)) {
                bytes += record.size();
                if (bytes > MAX_BYTES && !list.isEmpty()) {
                    break;
                }
                list.add(record.json());
                last = record.sequence();
            }
            if (!closed || last < stream.newest()) {
                answer.put("NextShardIterator", new ShardIterator(stream.arn(), last, clock.instant()).text());
            }
            return answer;
        });
    }

    private ChangeStream stream(String arn) {
        return streams.find(arn)
                .orElseThrow(() -> DynamoDbError.of(
                        "ResourceNotFoundException", "Requested resource not found: Stream: " + arn + " not found"));
    }
}
