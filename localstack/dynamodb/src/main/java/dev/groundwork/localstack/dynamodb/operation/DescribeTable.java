package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.Database;
import java.util.List;

/** DescribeTable. */
public final class DescribeTable implements Operation {

    private final Database database;

    public DescribeTable(Database database) {
        this.database = database;
    }

    @Override
    public Command prepare(JsonNode body) {
        var name = Tables.checkedName(new Request(body).requiredText("TableName"));
        return new Command(
                List.of(Target.table(name)),
                () -> database.read(() -> {
                    var table = database.find(name).orElseThrow(() -> missing(name));
                    var answer = JsonNodeFactory.instance.objectNode();
                    answer.set("Table", TableDescription.of(table));
                    return answer;
                }));
    }

    static DynamoDbError missing(String table) {
        return DynamoDbError.of(
                "ResourceNotFoundException", "Requested resource not found: Table: " + table + " not found");
    }
}
