package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.Database;
import java.util.List;

/** DeleteTable: the table and its rows are gone when this answers, unless it is protected. */
public final class DeleteTable implements Operation {

    private final Database database;

    public DeleteTable(Database database) {
        this.database = database;
    }

    @Override
    public Command prepare(JsonNode body) {
        var name = Tables.checkedName(new Request(body).requiredText("TableName"));
        return new Command(
                List.of(Target.table(name)),
                () -> database.write(() -> {
                    var table = database.find(name).orElseThrow(() -> DescribeTable.missing(name));
                    if (table.definition().deletionProtected()) {
                        throw DynamoDbError.validation(
                                "Resource cannot be deleted as it is currently protected against deletion. Disable"
                                        + " deletion protection first.");
                    }
                    var description = TableDescription.of(table).put("TableStatus", "DELETING");
                    database.commit(new Commit.TableDeleted(name));
                    var answer = JsonNodeFactory.instance.objectNode();
                    answer.set("TableDescription", description);
                    return answer;
                }));
    }
}
