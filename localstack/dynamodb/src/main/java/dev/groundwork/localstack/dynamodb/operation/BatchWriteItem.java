package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Capacity;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.RowKey;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** BatchWriteItem: up to 25 puts and deletes, each atomic by itself. All are processed. */
public final class BatchWriteItem implements Operation {

    private static final int MAX_WRITES = 25;
    private static final long MAX_BYTES = 16L * 1024 * 1024;

    private final Database database;
    private final Tables tables;
    private final InstantSource clock;

    public BatchWriteItem(Database database, InstantSource clock) {
        this.database = database;
        this.tables = new Tables(database);
        this.clock = clock;
    }

    @Override
    public Command prepare(JsonNode body) {
        var request = new Request(body);
        request.required("RequestItems");
        var capacity = ReturnCapacity.of(request);
        var plans = new ArrayList<WritePlan>();
        var byTable = new Request(request.required("RequestItems"));
        for (var entry : request.entries("RequestItems")) {
            var table = tables.definition(entry.getKey());
            var writes = byTable.objects(entry.getKey());
            if (writes.isEmpty() || writes.size() > MAX_WRITES) {
                throw Request.invalid(
                        "RequestItems",
                        "{" + entry.getKey() + "=[" + writes.size() + " writes]}",
                        "Map value must satisfy constraint: [Member must have length less than or equal to 25, Member"
                                + " must have length greater than or equal to 1]");
            }
            writes.forEach(write -> plans.add(plan(table, write)));
        }
        if (plans.isEmpty()) {
            throw Request.invalid("RequestItems", "{}", "Member must have length greater than or equal to 1");
        }
        if (plans.size() > MAX_WRITES) {
            throw DynamoDbError.validation("Too many items requested for the BatchWriteItem call");
        }
        requireDistinct(plans);
        requireSize(plans);
        return new Command(plans.stream().map(WritePlan::target).toList(), () -> run(plans, capacity));
    }

    private static WritePlan plan(TableDefinition table, Request write) {
        var put = write.object("PutRequest");
        var delete = write.object("DeleteRequest");
        if (put.isPresent() == delete.isPresent()) {
            throw DynamoDbError.validation(
                    "Supplied WriteRequest must contain exactly one of PutRequest and DeleteRequest");
        }
        if (put.isPresent()) {
            var item = ValueJson.readItem(put.get().required("Item"));
            var row = WritePlanReader.row(table, item);
            return new WritePlan(table, table.keys().of(item), Optional.empty(), false, new WritePlan.Change.Put(row));
        }
        var key = WritePlanReader.key(delete.orElseThrow(), table);
        return new WritePlan(table, key, Optional.empty(), false, new WritePlan.Change.Delete());
    }

    private static void requireDistinct(List<WritePlan> plans) {
        record Place(String table, RowKey key) {}
        var seen = new HashSet<Place>();
        for (var plan : plans) {
            if (!seen.add(new Place(plan.table().name(), plan.rowKey()))) {
                throw DynamoDbError.validation("Provided list of item keys contains duplicates");
            }
        }
    }

    private static void requireSize(List<WritePlan> plans) {
        long bytes = 0;
        for (var plan : plans) {
            bytes += plan.change() instanceof WritePlan.Change.Put(var row) ? row.size() : 0;
        }
        if (bytes > MAX_BYTES) {
            throw DynamoDbError.validation("The batch has exceeded the maximum size of 16 MB");
        }
    }

    private ObjectNode run(List<WritePlan> plans, ReturnCapacity capacity) {
        Map<String, Capacity> costs = new LinkedHashMap<>();
        for (var plan : plans) {
            costs.merge(plan.table().name(), database.write(() -> run(plan)), Capacity::plus);
        }
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("UnprocessedItems");
        capacity.addTo(answer, costs);
        return answer;
    }

    private Capacity run(WritePlan plan) {
        Optional<Row> before = plan.find(database.table(plan.table()));
        var write = plan.write(before);
        if (write.changes()) {
            database.commit(
                    new Commit.Written(clock.instant(), List.of(write), Commit.Origin.CALLER, Optional.empty()));
        }
        return Capacity.ofWrite(plan.table(), before, write.after());
    }
}
