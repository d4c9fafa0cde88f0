package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The items of a table as plain JSON, page by page. Binary values are base64. */
final class TableItems {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonClient dynamoDb;

    TableItems(JsonClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /**
     * A page of at most {@code limit} items.
     *
     * @param partition the partition key of all items that are meant; empty for every item
     */
    ObjectNode page(String table, int limit, Optional<String> cursor, Optional<String> partition) {
        var request = JSON.createObjectNode().put("TableName", table).put("Limit", limit);
        cursor.ifPresent(c -> request.set("ExclusiveStartKey", decoded(c)));
        partition.ifPresent(pk -> addKey(request, table, pk));
        var answer = called(partition.isPresent() ? "Query" : "Scan", request);
        var page = JSON.createObjectNode();
        var items = page.putArray("items");
        answer.path("Items").forEach(item -> items.add(plain(item)));
        if (answer.has("LastEvaluatedKey")) {
            page.put("nextCursor", encoded(answer.get("LastEvaluatedKey")));
        } else {
            page.putNull("nextCursor");
        }
        return page;
    }

    /** A cursor of another table is refused by DynamoDB itself. */
    private JsonNode called(String operation, ObjectNode request) {
        try {
            return dynamoDb.call(operation, request);
        } catch (JsonClient.RefusedException e) {
            throw new RefusedException(422, String.valueOf(e.getMessage()));
        }
    }

    private void addKey(ObjectNode request, String table, String partition) {
        var description = dynamoDb.call("DescribeTable", JSON.createObjectNode().put("TableName", table));
        for (var key : description.path("Table").path("KeySchema")) {
            if (key.path("KeyType").asText().equals("HASH")) {
                request.put("KeyConditionExpression", "#pk = :pk");
                request.putObject("ExpressionAttributeNames")
                        .put("#pk", key.path("AttributeName").asText());
                request.putObject("ExpressionAttributeValues").putObject(":pk").put("S", partition);
            }
        }
    }

    private static ObjectNode plain(JsonNode item) {
        var plain = JSON.createObjectNode();
        item.properties().forEach(attribute -> plain.set(attribute.getKey(), value(attribute.getValue())));
        return plain;
    }

    private static JsonNode value(JsonNode typed) {
        var type = typed.fieldNames().next();
        var value = typed.get(type);
        return switch (type) {
            case "N" -> JsonNodeFactory.instance.numberNode(new BigDecimal(value.asText()));
            case "NULL" -> JsonNodeFactory.instance.nullNode();
            case "M" -> plain(value);
            case "L" -> list(value);
            case "NS" -> numbers(value);
            default -> value;
        };
    }

    private static ArrayNode list(JsonNode values) {
        var list = JSON.createArrayNode();
        values.forEach(v -> list.add(value(v)));
        return list;
    }

    private static ArrayNode numbers(JsonNode values) {
        var list = JSON.createArrayNode();
        values.forEach(v -> list.add(new BigDecimal(v.asText())));
        return list;
    }

    private static String encoded(JsonNode key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode decoded(String cursor) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(cursor));
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException(422, "the cursor is not one of this API");
        }
    }
}
