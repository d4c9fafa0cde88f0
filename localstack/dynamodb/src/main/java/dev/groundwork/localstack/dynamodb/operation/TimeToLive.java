package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.Database;
import java.util.List;
import java.util.Optional;

/** UpdateTimeToLive and DescribeTimeToLive: the attribute that says when an item may go. */
public final class TimeToLive {

    private static final int MAX_NAME = 255;

    private final Database database;
    private final Tables tables;

    public TimeToLive(Database database) {
        this.database = database;
        this.tables = new Tables(database);
    }

    /** UpdateTimeToLive. */
    public Command update(JsonNode body) {
        var request = new Request(body);
        var table = tables.definition(request).name();
        var specification =
                request.object("TimeToLiveSpecification").orElseThrow(() -> Request.missing("TimeToLiveSpecification"));
        var attribute = specification.requiredText("AttributeName");
        if (attribute.isEmpty() || attribute.length() > MAX_NAME) {
            throw Request.invalid(
                    "timeToLiveSpecification.attributeName",
                    attribute,
                    attribute.isEmpty()
                            ? "Member must have length greater than or equal to 1"
                            : "Member must have length less than or equal to " + MAX_NAME);
        }
        specification.required("Enabled");
        boolean enabled = specification.flag("Enabled");
        return new Command(
                List.of(Target.table(table)),
                () -> database.write(() -> {
                    var definition = database.table(table).definition();
                    if (definition.ttlAttribute().isPresent() == enabled) {
                        throw DynamoDbError.validation(
                                enabled ? "TimeToLive is already enabled" : "TimeToLive is already disabled");
                    }
                    if (!enabled && !definition.ttlAttribute().equals(Optional.of(attribute))) {
                        throw DynamoDbError.validation(
                                "TimeToLive is active on a different AttributeName: current AttributeName is "
                                        + definition.ttlAttribute().orElseThrow());
                    }
                    database.commit(new Commit.TableChanged(
                            definition.withTtl(enabled ? Optional.of(attribute) : Optional.empty())));
                    var answer = JsonNodeFactory.instance.objectNode();
                    answer.putObject("TimeToLiveSpecification")
                            .put("AttributeName", attribute)
                            .put("Enabled", enabled);
                    return answer;
                }));
    }

    /** DescribeTimeToLive. */
    public Command describe(JsonNode body) {
        var table = tables.definition(new Request(body)).name();
        return new Command(
                List.of(Target.table(table)),
                () -> database.read(() -> {
                    var attribute = database.table(table).definition().ttlAttribute();
                    var answer = JsonNodeFactory.instance.objectNode();
                    var description = answer.putObject("TimeToLiveDescription");
                    description.put("TimeToLiveStatus", attribute.isPresent() ? "ENABLED" : "DISABLED");
                    attribute.ifPresent(name -> description.put("AttributeName", name));
                    return answer;
                }));
    }
}
