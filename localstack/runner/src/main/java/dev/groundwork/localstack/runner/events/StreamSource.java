package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.DynamoDbEngine;
import dev.groundwork.localstack.dynamodb.stream.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The streams of tables. */
public interface StreamSource {

    /** The ARN of a table's stream; nothing where it has none. */
    Optional<String> arn(String table);

    /** Records behind a sequence, oldest first; waits for one until the time is up. */
    List<Entry> await(String streamArn, long after, int max, Duration timeout) throws InterruptedException;

    /**
     * A record.
     *
     * @param sequence rises from record to record
     * @param at when the change was made
     * @param event as Lambda hands it to a function
     */
    record Entry(long sequence, String sequenceNumber, Instant at, ObjectNode event) {}

    /** Those of the engine. */
    static StreamSource of(DynamoDbEngine engine) {
        return new StreamSource() {
            @Override
            public Optional<String> arn(String table) {
                return engine.streamArn(table);
            }

            @Override
            public List<Entry> await(String streamArn, long after, int max, Duration timeout)
                    throws InterruptedException {
                return engine.awaitRecords(streamArn, after, max, timeout).stream()
                        .map(record -> entry(record, streamArn))
                        .toList();
            }
        };
    }

    private static Entry entry(StreamRecord record, String streamArn) {
        return new Entry(record.sequence(), record.sequenceNumber(), record.at(), record.lambdaEvent(streamArn));
    }
}
