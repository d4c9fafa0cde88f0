package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.dynamodb.table.Database;
import java.util.List;

/** ListTables: names in order, up to 100 a page. */
public final class ListTables implements Operation {

    private static final int MAX_PAGE = 100;

    private final Database database;

    public ListTables(Database database) {
        this.database = database;
    }

    @Override
    public Command prepare(JsonNode body) {
        var request = new Request(body);
        int limit = request.number("Limit", 1, MAX_PAGE).orElse(MAX_PAGE);
        var start = request.text("ExclusiveStartTableName").orElse("");
        return new Command(
                List.of(),
                () -> database.read(() -> {
                    var names = database.tables().stream()
                            .map(table -> table.definition().name())
                            .filter(name -> name.compareTo(start) > 0)
                            .toList();
                    var answer = JsonNodeFactory.instance.objectNode();
                    var page = answer.putArray("TableNames");
                    names.stream().limit(limit).forEach(page::add);
                    if (names.size() > limit) {
                        answer.put("LastEvaluatedTableName", names.get(limit - 1));
                    }
                    return answer;
                }));
    }
}
