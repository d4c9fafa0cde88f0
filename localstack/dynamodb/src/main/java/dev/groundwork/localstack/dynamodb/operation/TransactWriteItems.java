package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Capacity;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.IdempotencyTokens;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.RowKey;
import dev.groundwork.localstack.dynamodb.table.Write;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** TransactWriteItems: up to 100 conditional writes, all or none. */
public final class TransactWriteItems implements Operation {

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_TOKEN = 36;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Database database;
    private final IdempotencyTokens tokens;
    private final WritePlanReader plans;
    private final InstantSource clock;

    public TransactWriteItems(Database database, IdempotencyTokens tokens, InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.plans = new WritePlanReader(database);
        this.clock = clock;
    }

    @Override
    public Command prepare(JsonNode body) {
        var request = new Request(body);
        var capacity = ReturnCapacity.of(request);
        var items = request.required("TransactItems");
        var planned = plan(TransactParts.of(request));
        requireDistinct(planned);
        var token = token(request, items);
        return new Command(
                planned.stream().map(WritePlan::target).toList(),
                () -> database.write(() -> run(planned, token, capacity)));
    }

    /** The plans of all parts, or the cancellation with a reason for each part whose key does not fit its table. */
    private List<WritePlan> plan(List<Request> parts) {
        var plans = new ArrayList<WritePlan>();
        var reasons = new ArrayList<CancellationReason>();
        for (var part : parts) {
            try {
                plans.add(plan(part));
                reasons.add(CancellationReason.none());
            } catch (DynamoDbError refusal) {
                if (!refusal.isUnfitKey()) {
                    throw refusal;
                }
                reasons.add(CancellationReason.invalid(refusal.text()));
            }
        }
        if (plans.size() < parts.size()) {
            throw CancellationReason.cancelled(reasons);
        }
        return plans;
    }

    private WritePlan plan(Request part) {
        var put = part.object("Put").map(plans::put);
        var update = part.object("Update").map(u -> plans.update(u, true));
        var delete = part.object("Delete").map(plans::delete);
        var check = part.object("ConditionCheck").map(plans::check);
        var given =
                Stream.of(put, update, delete, check).flatMap(Optional::stream).toList();
        if (given.isEmpty()) {
            throw DynamoDbError.validation(
                    "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request");
        }
        if (given.size() > 1) {
            throw DynamoDbError.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        return given.getFirst();
    }

    private static void requireDistinct(List<WritePlan> plans) {
        record Place(String table, RowKey key) {}
        Set<Place> seen = new HashSet<>();
        for (var plan : plans) {
            if (!seen.add(new Place(plan.table().name(), plan.rowKey()))) {
                throw DynamoDbError.validation("Transaction request cannot include multiple operations on one item");
            }
        }
    }

    private static Optional<Commit.Token> token(Request request, JsonNode items) {
        return request.text("ClientRequestToken").map(value -> {
            if (value.isEmpty() || value.length() > MAX_TOKEN) {
                throw Request.invalid(
                        "ClientRequestToken",
                        value,
                        value.isEmpty()
                                ? "Member must have length greater than or equal to 1"
                                : "Member must have length less than or equal to " + MAX_TOKEN);
            }
            return new Commit.Token(value, RequestDigest.of(items));
        });
    }

    private ObjectNode run(List<WritePlan> plans, Optional<Commit.Token> token, ReturnCapacity capacity) {
        if (token.isPresent() && tokens.isRepetition(token.get(), clock.instant())) {
            return replayed(plans, capacity);
        }
        var befores = plans.stream()
                .map(plan -> plan.find(database.table(plan.table())))
                .toList();
        var writes = decide(plans, befores);
        requireSize(writes);
        var done = new ArrayList<Write>();
        for (int i = 0; i < writes.size(); i++) {
            if (!(plans.get(i).change() instanceof WritePlan.Change.Check)
                    && writes.get(i).changes()) {
                done.add(writes.get(i));
            }
        }
        if (!done.isEmpty() || token.isPresent()) {
            database.commit(new Commit.Written(clock.instant(), done, Commit.Origin.CALLER, token));
        }
        var answer = JSON.objectNode();
        capacity.addWritesTo(answer, costs(plans, writes));
        return answer;
    }

    /** All writes, or the cancellation with a reason for each. */
    private static List<Write> decide(List<WritePlan> plans, List<Optional<Row>> befores) {
        var writes = new ArrayList<Write>();
        var reasons = new ArrayList<CancellationReason>();
        for (int i = 0; i < plans.size(); i++) {
            var plan = plans.get(i);
            var before = befores.get(i);
            if (!plan.holds(before)) {
                reasons.add(CancellationReason.conditionFailed(plan.returnsFound() ? before : Optional.empty()));
                continue;
            }
            try {
                writes.add(plan.write(before));
                reasons.add(CancellationReason.none());
            } catch (DynamoDbError refusal) {
                reasons.add(CancellationReason.invalid(refusal.text()));
            }
        }
        if (writes.size() < plans.size()) {
            throw CancellationReason.cancelled(reasons);
        }
        return writes;
    }

    private static void requireSize(List<Write> writes) {
        long bytes = writes.stream()
                .mapToLong(w -> w.after().map(Row::size).orElse(0))
                .sum();
        if (bytes > MAX_BYTES) {
            throw DynamoDbError.validation(
                    "Aggregate size of all items in the transaction has exceeded the maximum of 4 MB");
        }
    }

    private static Map<String, Capacity> costs(List<WritePlan> plans, List<Write> writes) {
        var costs = new LinkedHashMap<String, Capacity>();
        for (int i = 0; i < plans.size(); i++) {
            var table = plans.get(i).table();
            var write = writes.get(i);
            costs.merge(
                    table.name(),
                    Capacity.ofWrite(table, write.before(), write.after()).transactional(),
                    Capacity::plus);
        }
        return costs;
    }

    /** A transaction that was committed under the same token costs as reading its items. */
    private ObjectNode replayed(List<WritePlan> plans, ReturnCapacity capacity) {
        var costs = new LinkedHashMap<String, Capacity>();
        for (var plan : plans) {
            int size = plan.find(database.table(plan.table())).map(Row::size).orElse(0);
            costs.merge(
                    plan.table().name(),
                    Capacity.ofTable(Capacity.readUnits(size, true)).transactional(),
                    Capacity::plus);
        }
        var answer = JSON.objectNode();
        capacity.addReadsTo(answer, costs);
        return answer;
    }
}
