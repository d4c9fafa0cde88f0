package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.Database;
import java.time.InstantSource;
import java.util.List;

/** CreateTable: the table is active when this answers. */
public final class CreateTable implements Operation {

    private final Database database;
    private final InstantSource clock;

    public CreateTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Command prepare(JsonNode body) {
        var definition = TableDefinitionReader.read(new Request(body), clock.instant());
        return new Command(
                List.of(Target.table(definition.name())),
                () -> database.write(() -> {
                    if (database.find(definition.name()).isPresent()) {
                        throw DynamoDbError.of("ResourceInUseException", "Table already exists: " + definition.name());
                    }
                    database.commit(new Commit.TableCreated(definition));
                    var answer = JsonNodeFactory.instance.objectNode();
                    answer.set("TableDescription", TableDescription.of(database.table(definition.name())));
                    return answer;
                }));
    }
}
