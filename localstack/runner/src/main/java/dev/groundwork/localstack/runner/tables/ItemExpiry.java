package dev.groundwork.localstack.runner.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import java.time.Instant;

/**
 * Deletes expired items of a table at an endpoint that knows neither the product's clock nor, perhaps, a sweep of its own. The deletion is a
 * {@code DeleteItem}: its stream record does not carry DynamoDB's own identity, on which nothing in the template relies.
 */
final class ItemExpiry {

    private static final String IS_OVER = "#ttl <= :now";
    private static final String CHANGED = "ConditionalCheckFailedException";

    private final JsonClient dynamoDb;

    ItemExpiry(JsonClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /** Deletes the items whose attribute holds a number of seconds that is over. */
    void expire(String table, String attribute, Instant now) {
        var keys = dynamoDb.call("DescribeTable", JsonClient.object().put("TableName", table))
                .path("Table")
                .path("KeySchema");
        var page = scan(table, attribute, now, JsonClient.object());
        delete(page, table, attribute, keys, now);
        while (page.has("LastEvaluatedKey")) {
            page = scan(
                    table, attribute, now, JsonClient.object().set("ExclusiveStartKey", page.get("LastEvaluatedKey")));
            delete(page, table, attribute, keys, now);
        }
    }

    private JsonNode scan(String table, String attribute, Instant now, ObjectNode request) {
        request.put("TableName", table).put("FilterExpression", IS_OVER);
        return dynamoDb.call("Scan", withTime(request, attribute, now));
    }

    private static ObjectNode withTime(ObjectNode request, String attribute, Instant now) {
        request.putObject("ExpressionAttributeNames").put("#ttl", attribute);
        request.putObject("ExpressionAttributeValues").putObject(":now").put("N", Long.toString(now.getEpochSecond()));
        return request;
    }

    private void delete(JsonNode page, String table, String attribute, JsonNode keys, Instant now) {
        for (var item : page.path("Items")) {
            var request = JsonClient.object().put("TableName", table).put("ConditionExpression", IS_OVER);
            var key = request.putObject("Key");
            for (var part : keys) {
                var name = part.path("AttributeName").asText();
                key.set(name, item.path(name));
            }
            try {
                dynamoDb.call("DeleteItem", withTime(request, attribute, now));
            } catch (JsonClient.RefusedException e) {
                // The item was written meanwhile and lives on: that is what the condition is for.
                if (!String.valueOf(e.getMessage()).contains(CHANGED)) {
                    throw e;
                }
            }
        }
    }
}
