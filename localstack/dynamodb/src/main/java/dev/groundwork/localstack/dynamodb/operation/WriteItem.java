package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Capacity;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** PutItem, UpdateItem and DeleteItem: one conditional write. */
public final class WriteItem implements Operation {

    /** The three kinds of write. */
    public enum Kind {
        PUT,
        UPDATE,
        DELETE
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Kind kind;
    private final Database database;
    private final WritePlanReader plans;
    private final InstantSource clock;

    public WriteItem(Kind kind, Database database, InstantSource clock) {
        this.kind = kind;
        this.database = database;
        this.plans = new WritePlanReader(database);
        this.clock = clock;
    }

    @Override
    public Command prepare(JsonNode body) {
        var request = new Request(body);
        var returned = ReturnValues.of(request, kind == Kind.UPDATE);
        var capacity = ReturnCapacity.of(request);
        var plan =
                switch (kind) {
                    case PUT -> plans.put(request);
                    case UPDATE -> plans.update(request, false);
                    case DELETE -> plans.delete(request);
                };
        return new Command(List.of(plan.target()), () -> database.write(() -> run(plan, returned, capacity)));
    }

    private ObjectNode run(WritePlan plan, ReturnValues returned, ReturnCapacity capacity) {
        var before = plan.find(database.table(plan.table()));
        if (!plan.holds(before)) {
            throw conditionFailed(plan, before);
        }
        var write = plan.write(before);
        var cost = Capacity.ofWrite(plan.table(), before, write.after());
        if (write.changes()) {
            database.commit(
                    new Commit.Written(clock.instant(), List.of(write), Commit.Origin.CALLER, Optional.empty()));
        }
        var answer = JSON.objectNode();
        var attributes = returned.of(plan.change(), before, write.after());
        if (!attributes.isEmpty()) {
            answer.set("Attributes", ValueJson.write(attributes));
        }
        capacity.addTo(answer, plan.table().name(), cost);
        return answer;
    }

    private static DynamoDbError conditionFailed(WritePlan plan, Optional<Row> before) {
        var members = JSON.objectNode();
        if (plan.returnsFound()) {
            before.ifPresent(row -> members.set("Item", ValueJson.write(row.item())));
        }
        return DynamoDbError.of("ConditionalCheckFailedException", "The conditional request failed", members);
    }
}
