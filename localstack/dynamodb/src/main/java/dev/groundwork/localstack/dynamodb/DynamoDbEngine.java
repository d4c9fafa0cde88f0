package dev.groundwork.localstack.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.dynamodb.FaultPoint.Verdict;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.journal.EngineState;
import dev.groundwork.localstack.dynamodb.journal.Journal;
import dev.groundwork.localstack.dynamodb.operation.CancellationReason;
import dev.groundwork.localstack.dynamodb.operation.Expiry;
import dev.groundwork.localstack.dynamodb.stream.StreamRecord;
import dev.groundwork.localstack.dynamodb.stream.Streams;
import dev.groundwork.localstack.dynamodb.table.CommitLog;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.IdempotencyTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * DynamoDB in one process: takes requests of its JSON protocol (API 2012-08-10) and answers them. Safe for any number of threads; every
 * operation is atomic and linearizable.
 */
public final class DynamoDbEngine implements AutoCloseable {

    private static final int OK = 200;

    private final Operations operations;
    private final EngineState state;
    private final FaultPoint faults;
    private final Optional<Journal> journal;
    private final ObjectMapper json = new ObjectMapper();

    private DynamoDbEngine(EngineOptions options, EngineState state, Optional<Journal> journal) {
        this.operations = new Operations(state, options.clock());
        this.state = state;
        this.faults = options.faults();
        this.journal = journal;
    }

    /**
     * An engine with what its folder holds.
     *
     * @throws IOException where the folder cannot be used: in use by another engine, damaged, not writable
     */
    public static DynamoDbEngine open(EngineOptions options) throws IOException {
        if (options.folder().isEmpty()) {
            return new DynamoDbEngine(options, state(CommitLog.NONE), Optional.empty());
        }
        var journal = Journal.in(options.folder().get(), options.compactAt());
        try {
            var state = state(journal);
            journal.restore(state);
            return new DynamoDbEngine(options, state, Optional.of(journal));
        } catch (IOException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private static EngineState state(CommitLog log) {
        var streams = new Streams();
        var tokens = new IdempotencyTokens();
        return new EngineState(new Database(log, List.of(streams, tokens)), streams, tokens);
    }

    /** The ARN of a table's stream; nothing where it has none. */
    public Optional<String> streamArn(String table) {
        return state.database()
                .read(() ->
                        state.database().find(table).flatMap(t -> t.definition().streamArn()));
    }

    /**
     * Records of a stream behind a sequence, oldest first; waits until there is one.
     *
     * @param after 0 for the oldest record kept
     * @return up to so many, none when the time is up, the stream ended or there is no such stream
     */
    public List<StreamRecord> awaitRecords(String streamArn, long after, int max, Duration timeout)
            throws InterruptedException {
        var stream = state.streams().find(streamArn);
        return stream.isEmpty() ? List.of() : stream.get().await(after, max, timeout);
    }

    /**
     * Deletes the items whose time to live is over by then, as DynamoDB does some time after it; their stream records name the TTL service.
     * Nothing else ever does, so that the owner decides when.
     *
     * @return how many went
     */
    public int expire(Instant now) {
        return new Expiry(state.database()).run(now);
    }

    /** Gives the folder back, when a compaction under way is done. To be called when no request is under way. */
    @Override
    public void close() throws IOException {
        if (journal.isPresent()) {
            journal.get().close();
        }
    }

    /** Handles one request. Never throws for what a caller sent. */
    public EngineResponse handle(EngineRequest request) {
        try {
            var operation = operations.named(request.target());
            var command = operation.operation().prepare(parse(request.body()));
            var call = new FaultPoint.Call(operation.name(), command.targets(), request.caller());
            var early = act(faults.before(call), call);
            if (early.isPresent()) {
                return early.get();
            }
            var answer = command.run().get();
            return act(faults.after(call), call).orElseGet(() -> new EngineResponse.Answer(OK, bytes(answer)));
        } catch (DynamoDbError refusal) {
            return refused(refusal);
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            var node = json.readTree(body);
            if (node == null || !node.isObject()) {
                throw DynamoDbError.protocol("SerializationException", "the body must be a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw DynamoDbError.protocol("SerializationException", "the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** The answer that a verdict puts in the place of the operation's own; nothing where that stands. */
    private Optional<EngineResponse> act(Verdict verdict, FaultPoint.Call call) {
        return switch (verdict) {
            case Verdict.Proceed() -> Optional.empty();
            case Verdict.Lose() -> Optional.of(new EngineResponse.Lost());
            case Verdict.Fail() -> Optional.of(refused(DynamoDbError.internal("The request could not be processed")));
            case Verdict.Throttle() -> Optional.of(refused(throttled(call)));
            case Verdict.Conflict() -> Optional.of(refused(conflict(call)));
        };
    }

    /** Tables with provisioned throughput have an error of their own. */
    private DynamoDbError throttled(FaultPoint.Call call) {
        boolean provisioned = call.targets().stream()
                .limit(1)
                .flatMap(target -> state.database().read(() -> state.database().find(target.table())).stream())
                .anyMatch(table -> !table.definition().onDemand());
        return provisioned
                ? DynamoDbError.of(
                        "ProvisionedThroughputExceededException",
                        "The level of configured provisioned throughput for the table was exceeded. Consider increasing your"
                                + " provisioning level with the UpdateTable API.")
                : DynamoDbError.of(
                        "ThrottlingException", "Throughput exceeds the current capacity of your table or index");
    }

    private static DynamoDbError conflict(FaultPoint.Call call) {
        if (call.operation().startsWith("Transact")) {
            return CancellationReason.cancelled(
                    Collections.nCopies(call.targets().size(), CancellationReason.conflict()));
        }
        return DynamoDbError.of("TransactionConflictException", "Transaction is ongoing for the item");
    }

    private EngineResponse refused(DynamoDbError refusal) {
        var body = JsonNodeFactory.instance.objectNode();
        body.put("__type", refusal.type());
        body.put("message", refusal.text());
        body.setAll(refusal.members());
        return new EngineResponse.Answer(refusal.status(), bytes(body));
    }

    private byte[] bytes(JsonNode node) {
        try {
            return json.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
