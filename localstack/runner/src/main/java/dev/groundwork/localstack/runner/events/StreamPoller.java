package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.runner.lambda.LineLog;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reads the stream of a table for a function as Lambda does: in order, in batches; a batch that failed is tried again from its first failed
 * record on, halved where the template says so, and given up after its last try or when it is too old
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html">Lambda</a>).
 */
public final class StreamPoller implements Poller {

    private static final Duration WAIT = Duration.ofMillis(500);
    private static final int SKIPPED_AT_ONCE = 1000;
    private static final int MAX_DOUBLINGS = 7;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final String function;
    private final Template.Trigger.Stream stream;
    private final StreamSource source;
    private final String streamArn;
    private final FunctionInvoker functions;
    private final DeadLetters deadLetters;
    private final StreamPosition position;
    private final List<EventPattern> filters;
    private final InstantSource clock;
    private final Activity activity;
    private final LineLog log;
    private volatile boolean closed;

    /**
     * @param folder where positions are kept
     * @param clock the one that tells the time of records
     */
    public StreamPoller(
            String function,
            Template.Trigger.Stream stream,
            StreamSource source,
            FunctionInvoker functions,
            DeadLetters deadLetters,
            Path folder,
            InstantSource clock,
            Activity activity,
            LineLog log) {
        this.function = function;
        this.stream = stream;
        this.source = source;
        this.streamArn = source.arn(stream.table())
                .orElseThrow(() -> new IllegalArgumentException("template.yaml: the function " + function
                        + " reads the stream of " + stream.table() + ", which has none"));
        this.functions = functions;
        this.deadLetters = deadLetters;
        this.position = new StreamPosition(folder.resolve(function + "-" + stream.table()));
        this.filters = stream.filters().stream().map(EventPattern::parse).toList();
        this.clock = clock;
        this.activity = activity;
        this.log = log;
    }

    @Override
    public void start() {
        Thread.ofVirtual().name("stream-" + function).start(() -> {
            try {
                if (position.isNew() && !stream.fromOldest()) {
                    skipToNewest();
                }
                while (!closed) {
                    var records = source.await(streamArn, position.last(), stream.batchSize(), WAIT);
                    if (!records.isEmpty()) {
                        try (var _ = activity.begin()) {
                            deliver(records);
                        }
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void skipToNewest() throws InterruptedException {
        var last = position.last();
        var next = source.await(streamArn, last, SKIPPED_AT_ONCE, Duration.ZERO);
        while (!next.isEmpty()) {
            last = next.getLast().position();
            next = source.await(streamArn, last, SKIPPED_AT_ONCE, Duration.ZERO);
        }
        position.moveTo(last);
    }

    @Override
    public boolean hasDue() {
        try {
            return !source.await(streamArn, position.last(), 1, Duration.ZERO).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A batch to be sent, with the number of earlier attempts. */
    private record Batch(List<StreamSource.Entry> records, int attempts) {}

    private void deliver(List<StreamSource.Entry> records) throws InterruptedException {
        var wanted = records.stream().filter(this::isWanted).toList();
        Deque<Batch> waiting = new ArrayDeque<>();
        if (!wanted.isEmpty()) {
            waiting.add(new Batch(wanted, 0));
        }
        while (!waiting.isEmpty() && !closed) {
            var batch = waiting.removeFirst();
            var left = undelivered(batch.records());
            if (left.size() < batch.records().size()) {
                position.moveTo(batch.records()
                        .get(batch.records().size() - left.size() - 1)
                        .position());
            }
            if (left.isEmpty()) {
                continue;
            }
            var attempts = batch.attempts() + 1;
            if (isHopeless(left.getFirst(), attempts)) {
                giveUp(left, attempts);
                position.moveTo(left.getLast().position());
            } else if (stream.bisect()
                    && left.size() > 1
                    && left.size() == batch.records().size()) {
                var half = left.size() / 2;
                waiting.addFirst(new Batch(left.subList(half, left.size()), 0));
                waiting.addFirst(new Batch(left.subList(0, half), 0));
                pause(1);
            } else {
                // What came before the first failure was worked on: the rest begins to be counted anew.
                waiting.addFirst(new Batch(left, left.size() < batch.records().size() ? 1 : attempts));
                pause(attempts);
            }
        }
        if (!closed) {
            position.passTo(records.getLast().position());
        }
    }

    private static void pause(int attempts) throws InterruptedException {
        var millis = FIRST_PAUSE_MILLIS << Math.min(attempts - 1, MAX_DOUBLINGS);
        TimeUnit.MILLISECONDS.sleep(Math.min(millis, LONGEST_PAUSE_MILLIS));
    }

    private boolean isHopeless(StreamSource.Entry first, int attempts) {
        var tooOld =
                !stream.maxAge().isZero() && first.at().plus(stream.maxAge()).isBefore(clock.instant());
        return tooOld || (stream.maxRetries() >= 0 && attempts > stream.maxRetries());
    }

    /** Invokes the function once. Answers the records from the first failed one on. */
    private List<StreamSource.Entry> undelivered(List<StreamSource.Entry> records) throws InterruptedException {
        var event = JsonNodeFactory.instance.objectNode();
        var array = event.putArray("Records");
        records.forEach(record -> array.add(record.event()));
        var numbers = records.stream().map(StreamSource.Entry::sequenceNumber).toList();
        var result = functions.invoke(function, event.toString().getBytes(StandardCharsets.UTF_8));
        return switch (BatchResult.of(result, stream.partialAnswers(), numbers)) {
            case BatchResult.Done() -> List.of();
            case BatchResult.AllFailed() -> records;
            case BatchResult.SomeFailed(var failed) -> {
                var first = 0;
                while (!failed.contains(numbers.get(first))) {
                    first++;
                }
                yield records.subList(first, records.size());
            }
        };
    }

    private boolean isWanted(StreamSource.Entry record) {
        return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(record.event()));
    }

    private void giveUp(List<StreamSource.Entry> records, int attempts) {
        log.line(
                function,
                "records of the stream of " + stream.table() + " were given up after " + attempts + " tries: "
                        + records.getFirst().sequenceNumber() + " to "
                        + records.getLast().sequenceNumber());
        stream.deadLetters()
                .ifPresent(queue -> deadLetters.send(
                        queue, StreamFailure.json(function, streamArn, records, attempts, clock.instant())));
    }

    @Override
    public void close() {
        closed = true;
        position.close();
    }
}
