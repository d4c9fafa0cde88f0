package dev.groundwork.localstack.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.dynamodb.FaultPoint.Verdict;
import dev.groundwork.localstack.dynamodb.error.Refusal;
import dev.groundwork.localstack.dynamodb.operation.CancellationReason;
import dev.groundwork.localstack.dynamodb.table.CommitLog;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.IdempotencyTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * DynamoDB in one process: takes requests of its JSON protocol (API 2012-08-10) and answers them. Safe for any number of threads; every
 * operation is atomic and linearizable.
 */
public final class DynamoDbEngine {

    private static final int OK = 200;

    private final Operations operations;
    private final FaultPoint faults;
    private final ObjectMapper json = new ObjectMapper();

    private DynamoDbEngine(Operations operations, FaultPoint faults) {
        this.operations = operations;
        this.faults = faults;
    }

    /** An engine that keeps what it is told for as long as the options say. */
    public static DynamoDbEngine open(EngineOptions options) {
        var tokens = new IdempotencyTokens();
        var database = new Database(CommitLog.NONE, List.of(tokens));
        return new DynamoDbEngine(new Operations(database, tokens, options.clock()), options.faults());
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
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private JsonNode parse(byte[] body) {
        try {
            var node = json.readTree(body);
            if (node == null || !node.isObject()) {
                throw Refusal.protocol("SerializationException", "the body must be a JSON object");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw Refusal.protocol("SerializationException", "the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** The answer that a verdict puts in the place of the operation's own; nothing where that stands. */
    private Optional<EngineResponse> act(Verdict verdict, FaultPoint.Call call) {
        return switch (verdict) {
            case Verdict.Proceed() -> Optional.empty();
            case Verdict.Lose() -> Optional.of(new EngineResponse.Lost());
            case Verdict.Fail() -> Optional.of(refused(Refusal.internal("The request could not be processed")));
            case Verdict.Throttle() ->
                Optional.of(refused(Refusal.of(
                        "ThrottlingException", "Throughput exceeds the current capacity of your table or index")));
            case Verdict.Conflict() -> Optional.of(refused(conflict(call)));
        };
    }

    private static Refusal conflict(FaultPoint.Call call) {
        if (call.operation().startsWith("Transact")) {
            return CancellationReason.cancelled(
                    Collections.nCopies(call.targets().size(), CancellationReason.conflict()));
        }
        return Refusal.of("TransactionConflictException", "Transaction is ongoing for the item");
    }

    private EngineResponse refused(Refusal refusal) {
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
