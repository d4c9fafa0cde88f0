package dev.groundwork.localstack.runner.tables;

import dev.groundwork.localstack.cloud.CloudService;
import dev.groundwork.localstack.dynamodb.DynamoDbEngine;
import dev.groundwork.localstack.dynamodb.EngineOptions;
import dev.groundwork.localstack.dynamodb.stream.StreamRecord;
import dev.groundwork.localstack.runner.events.StreamSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The tables in the engine of localstack/dynamodb. */
public final class EngineTables implements Tables {

    private final DynamoDbEngine engine;
    private final CloudService service;

    private EngineTables(DynamoDbEngine engine) {
        this.engine = engine;
        this.service = new EngineDynamoDb(engine);
    }

    /**
     * Opens the engine on a folder. It has the system's time: moving the product's clock must not make a stream forget records that no function
     * has read.
     */
    public static EngineTables open(Path folder) throws IOException {
        return new EngineTables(DynamoDbEngine.open(
                EngineOptions.inMemory(InstantSource.system()).in(folder)));
    }

    @Override
    public CloudService service() {
        return service;
    }

    @Override
    public StreamSource streams() {
        return new Streams();
    }

    @Override
    public void expire(Instant now) {
        engine.expire(now);
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }

    /** The position is the sequence of the last record. */
    private final class Streams implements StreamSource {

        @Override
        public Optional<String> arn(String table) {
            return engine.streamArn(table);
        }

        @Override
        public List<Entry> await(String streamArn, String after, int max, Duration timeout)
                throws InterruptedException {
            var sequence = after.isEmpty() ? 0 : Long.parseLong(after);
            return engine.awaitRecords(streamArn, sequence, max, timeout).stream()
                    .map(record -> entry(record, streamArn))
                    .toList();
        }

        private static Entry entry(StreamRecord record, String streamArn) {
            return new Entry(
                    Long.toString(record.sequence()),
                    record.sequenceNumber(),
                    record.at(),
                    record.lambdaEvent(streamArn));
        }
    }
}
