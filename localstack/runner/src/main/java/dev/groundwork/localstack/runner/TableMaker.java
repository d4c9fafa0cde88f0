package dev.groundwork.localstack.runner;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.template.Template;
import java.util.List;

/** Makes the tables of the template that are not there yet. */
final class TableMaker {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The properties of a table that {@code CreateTable} takes as they are. */
    private static final List<String> TAKEN =
            List.of("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes");

    private final JsonClient dynamoDb;

    TableMaker(JsonClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    void make(Iterable<Template.TableResource> tables) {
        for (var table : tables) {
            if (!isThere(table.name())) {
                make(table);
            }
        }
    }

    private boolean isThere(String name) {
        try {
            dynamoDb.call("DescribeTable", JsonClient.object().put("TableName", name));
            return true;
        } catch (JsonClient.RefusedException e) {
            if (String.valueOf(e.getMessage()).contains("ResourceNotFoundException")) {
                return false;
            }
            throw e;
        }
    }

    private void make(Template.TableResource table) {
        var request = JsonClient.object().put("TableName", table.name());
        for (var name : TAKEN) {
            if (table.properties().containsKey(name)) {
                request.set(name, JSON.valueToTree(table.properties().get(name)));
            }
        }
        var stream = JSON.valueToTree(table.properties().get("StreamSpecification"));
        if (stream.has("StreamViewType")) {
            request.putObject("StreamSpecification")
                    .put("StreamEnabled", true)
                    .set("StreamViewType", stream.get("StreamViewType"));
        }
        dynamoDb.call("CreateTable", request);
        table.ttlAttribute().ifPresent(attribute -> {
            var ttl = JsonClient.object().put("TableName", table.name());
            ttl.putObject("TimeToLiveSpecification")
                    .put("AttributeName", attribute)
                    .put("Enabled", true);
            dynamoDb.call("UpdateTimeToLive", ttl);
        });
    }
}
