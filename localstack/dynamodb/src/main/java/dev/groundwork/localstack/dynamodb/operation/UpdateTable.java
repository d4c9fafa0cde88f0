package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import java.time.InstantSource;
import java.util.List;

/** UpdateTable: deletion protection and the stream. Indexes are made with their table only. */
public final class UpdateTable implements Operation {

    private final Database database;
    private final Tables tables;
    private final InstantSource clock;

    public UpdateTable(Database database, InstantSource clock) {
        this.database = database;
        this.tables = new Tables(database);
        this.clock = clock;
    }

    @Override
    public Command prepare(JsonNode body) {
        var request = new Request(body);
        var name = tables.definition(request).name();
        if (!request.objects("GlobalSecondaryIndexUpdates").isEmpty()) {
            throw DynamoDbError.validation("Indexes cannot be changed after their table was created");
        }
        return new Command(
                List.of(Target.table(name)),
                () -> database.write(() -> {
                    var definition = stream(request, database.table(name).definition());
                    if (request.member("DeletionProtectionEnabled").isPresent()) {
                        definition = definition.withDeletionProtection(request.flag("DeletionProtectionEnabled"));
                    }
                    database.commit(new Commit.TableChanged(definition));
                    var answer = JsonNodeFactory.instance.objectNode();
                    answer.set("TableDescription", TableDescription.of(database.table(name)));
                    return answer;
                }));
    }

    private TableDefinition stream(Request request, TableDefinition definition) {
        if (request.member("StreamSpecification").isEmpty()) {
            return definition;
        }
        var view = TableDefinitionReader.stream(request);
        if (view.isPresent() == definition.stream().isPresent()) {
            throw DynamoDbError.validation(
                    view.isPresent() ? "Table already has an enabled stream" : "Table is already stream disabled");
        }
        return definition.withStream(view, view.map(v -> TableDefinitionReader.label(clock.instant())));
    }
}
