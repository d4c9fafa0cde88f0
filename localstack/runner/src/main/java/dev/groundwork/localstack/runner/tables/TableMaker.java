package dev.groundwork.localstack.runner.tables;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import dev.groundwork.localstack.runner.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the tables of the template that are not there yet. */
public final class TableMaker {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The properties of a table that {@code CreateTable} takes as they are. */
    private static final List<String> TAKEN =
            List.of("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes");

    private static final Duration ACTIVE_LIMIT = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 50;

    private final JsonClient dynamoDb;

    public TableMaker(JsonClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** Makes the missing tables and waits until they can be used. Returns true where one was missing. */
    public boolean make(Iterable<Template.TableResource> tables) throws InterruptedException {
        var isAnyNew = false;
        for (var table : tables) {
            if (!isThere(table.name())) {
                isAnyNew = true;
                make(table);
                awaitActive(table.name());
            }
        }
        return isAnyNew;
    }

    private void awaitActive(String name) throws InterruptedException {
        var end = System.nanoTime() + ACTIVE_LIMIT.toNanos();
        while (!status(name).equals("ACTIVE")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the table " + name + " is not active after " + ACTIVE_LIMIT.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private String status(String name) {
        return dynamoDb.call("DescribeTable", JsonClient.object().put("TableName", name))
                .path("Table")
                .path("TableStatus")
                .asText();
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
