package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.DynamoDbEngine;
import dev.groundwork.localstack.dynamodb.stream.StreamRecord;
import dev.groundwork.localstack.runner.cloud.Sqs;
import dev.groundwork.localstack.runner.lambda.LineLog;
import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads the stream of a table for a function as Lambda does: in order, in batches, from the failed record on again with growing pauses, to the
 * dead letters after the last try. Where it stands is kept, so nothing is lost over a restart.
 */
public final class StreamPoller implements Poller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final String function;
    private final Template.Trigger.Stream stream;
    private final String streamArn;
    private final DynamoDbEngine engine;
    private final Functions functions;
    private final Sqs deadLetters;
    private final Path position;
    private final LineLog log;
    private final List<EventPattern> filters;
    private volatile boolean closed;
    private volatile boolean busy;
    private volatile long last;

    public StreamPoller(
            String function,
            Template.Trigger.Stream stream,
            DynamoDbEngine engine,
            Functions functions,
            Sqs deadLetters,
            Path folder,
            LineLog log) {
        this.function = function;
        this.stream = stream;
        this.engine = engine;
        this.streamArn = engine.streamArn(stream.table())
                .orElseThrow(() -> new IllegalStateException("the table has no stream: " + stream.table()));
        this.functions = functions;
        this.deadLetters = deadLetters;
        this.position = folder.resolve(function + "-" + stream.table());
        this.log = log;
        this.filters = stream.filters().stream().map(EventPattern::parse).toList();
        this.last = read();
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("stream-" + function).start(() -> {
            try {
                while (!closed) {
                    var records = engine.awaitRecords(streamArn, last, stream.batchSize(), WAIT);
                    busy = !records.isEmpty();
                    if (busy) {
                        deliver(records);
                        busy = false;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public boolean isIdle() {
        try {
            return !busy
                    && engine.awaitRecords(streamArn, last, 1, Duration.ZERO).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Delivers until every record is done, given up or filtered out. */
    private void deliver(List<StreamRecord> records) throws InterruptedException {
        var rest = records;
        for (int attempt = 0; !rest.isEmpty() && !closed; attempt++) {
            var wanted = rest.stream().filter(this::isWanted).toList();
            var after = wanted.isEmpty() ? List.<StreamRecord>of() : undelivered(wanted);
            if (!after.isEmpty() && attempt >= stream.maxRetries()) {
                giveUp(after.getFirst());
                after = after.subList(1, after.size());
                attempt = -1;
            }
            var done = after.isEmpty()
                    ? rest.getLast().sequence()
                    : after.getFirst().sequence() - 1;
            write(done);
            rest = after;
            if (!rest.isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(attempt + 1, 7)));
            }
        }
    }

    /** Invokes the function once. Answers the records from the first failed one on. */
    private List<StreamRecord> undelivered(List<StreamRecord> records) throws InterruptedException {
        var event = JSON.createObjectNode();
        var array = event.putArray("Records");
        records.forEach(record -> array.add(json(record)));
        var failed = Batches.failed(functions.invoke(function, event.toString().getBytes(StandardCharsets.UTF_8)));
        if (failed.isEmpty()) {
            return records;
        }
        for (int i = 0; i < records.size(); i++) {
            if (failed.get().contains(records.get(i).sequenceNumber())) {
                return records.subList(i, records.size());
            }
        }
        return List.of();
    }

    private boolean isWanted(StreamRecord record) {
        var json = json(record);
        return filters.isEmpty() || filters.stream().anyMatch(f -> f.matches(json));
    }

    private ObjectNode json(StreamRecord record) {
        return record.lambdaEvent(streamArn);
    }

    private void giveUp(StreamRecord record) {
        stream.deadLetters()
                .ifPresent(queue -> deadLetters.send(queue, json(record).toString(), Duration.ZERO));
        log.line(
                function,
                "a stream record was given up after " + stream.maxRetries() + " retries: " + record.sequenceNumber());
    }

    private long read() {
        try {
            return Files.exists(position) ? Long.parseLong(Files.readString(position)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be read: " + position, e);
        }
    }

    private void write(long sequence) {
        try {
            last = sequence;
            Files.createDirectories(position.getParent());
            var fresh = position.resolveSibling(position.getFileName() + ".new");
            Files.writeString(fresh, Long.toString(sequence));
            Files.move(fresh, position, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be written: " + position, e);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
