package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.Database;
import java.util.List;

/** UpdateContinuousBackups and DescribeContinuousBackups: remembers what was set. Nothing is backed up and nothing can be restored. */
public final class ContinuousBackups {

    private final Database database;
    private final Tables tables;

    public ContinuousBackups(Database database) {
        this.database = database;
        this.tables = new Tables(database);
    }

    /** UpdateContinuousBackups. */
    public Command update(JsonNode body) {
        var request = new Request(body);
        var table = tables.definition(request).name();
        var specification = request.object("PointInTimeRecoverySpecification")
                .orElseThrow(() -> Request.missing("PointInTimeRecoverySpecification"));
        specification.required("PointInTimeRecoveryEnabled");
        boolean enabled = specification.flag("PointInTimeRecoveryEnabled");
        return new Command(
                List.of(Target.table(table)),
                () -> database.write(() -> {
                    var definition = database.table(table).definition();
                    database.commit(new Commit.TableChanged(definition.withPointInTimeRecovery(enabled)));
                    return description(enabled);
                }));
    }

    /** DescribeContinuousBackups. */
    public Command describe(JsonNode body) {
        var table = tables.definition(new Request(body)).name();
        return new Command(
                List.of(Target.table(table)),
                () -> database.read(
                        () -> description(database.table(table).definition().pointInTimeRecovery())));
    }

    private static ObjectNode description(boolean enabled) {
        var answer = JsonNodeFactory.instance.objectNode();
        var description = answer.putObject("ContinuousBackupsDescription");
        description.put("ContinuousBackupsStatus", "ENABLED");
        description
                .putObject("PointInTimeRecoveryDescription")
                .put("PointInTimeRecoveryStatus", enabled ? "ENABLED" : "DISABLED");
        return answer;
    }
}
