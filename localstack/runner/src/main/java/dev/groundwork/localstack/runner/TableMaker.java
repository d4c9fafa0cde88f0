package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.cloud.DynamoDb;
import dev.groundwork.localstack.runner.template.Template;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes the tables of the template that are not there yet. */
final class TableMaker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET = "DynamoDB_20120810.";

    /** What {@code CreateTable} takes of a table's properties as they are. */
    private static final List<String> TAKEN =
            List.of("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes");

    private final DynamoDb dynamoDb;

    TableMaker(DynamoDb dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void make(Iterable<Template.TableResource> tables) {
        var there = names();
        for (var table : tables) {
            if (!there.contains(table.name())) {
                make(table);
            }
        }
    }

    private Set<String> names() {
        var listed =
                dynamoDb.call(TARGET + "ListTables", JSON.createObjectNode()).path("TableNames");
        return StreamSupport.stream(listed.spliterator(), false)
                .map(name -> name.asText())
                .collect(Collectors.toSet());
    }

    private void make(Template.TableResource table) {
        var request = JSON.createObjectNode().put("TableName", table.name());
        for (var name : TAKEN) {
            if (table.properties().containsKey(name)) {
                request.set(name, JSON.valueToTree(table.properties().get(name)));
            }
        }
        if (table.properties().get("StreamSpecification") != null) {
            request.putObject("StreamSpecification")
                    .put("StreamEnabled", true)
                    .set(
                            "StreamViewType",
                            JSON.valueToTree(table.properties().get("StreamSpecification"))
                                    .path("StreamViewType"));
        }
        dynamoDb.call(TARGET + "CreateTable", request);
        table.ttlAttribute().ifPresent(attribute -> {
            var ttl = JSON.createObjectNode().put("TableName", table.name());
            ttl.putObject("TimeToLiveSpecification")
                    .put("AttributeName", attribute)
                    .put("Enabled", true);
            dynamoDb.call(TARGET + "UpdateTimeToLive", ttl);
        });
    }
}
