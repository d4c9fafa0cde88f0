package dev.groundwork.localstack.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Calls an engine without HTTP, in the protocol's JSON. */
record EngineCalls(DynamoDbEngine engine) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer's JSON; errors too, named by {@code __type}. Single quotes in the body stand for double ones. */
    JsonNode call(String operation, String body) {
        var service = operation.contains("Stream") || operation.contains("Shard") || operation.contains("Records")
                ? "DynamoDBStreams_20120810."
                : "DynamoDB_20120810.";
        var response = engine.handle(new EngineRequest(
                service + operation, "tester", body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
        try {
            return switch (response) {
                case EngineResponse.Answer(var status, var answer) -> JSON.readTree(answer);
                case EngineResponse.Lost() -> JSON.createObjectNode().put("__type", "lost");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table with the hash key {@code pk}, a stream of both images and TTL on {@code ttl}. */
    void createTable(String name) {
        call("CreateTable", """
                {'TableName':'%s','BillingMode':'PAY_PER_REQUEST','KeySchema':[{'AttributeName':'pk','KeyType':'HASH'}],
                'AttributeDefinitions':[{'AttributeName':'pk','AttributeType':'S'}],
                'StreamSpecification':{'StreamEnabled':true,'StreamViewType':'NEW_AND_OLD_IMAGES'}}""".formatted(name));
        call(
                "UpdateTimeToLive",
                "{'TableName':'%s','TimeToLiveSpecification':{'AttributeName':'ttl','Enabled':true}}".formatted(name));
    }

    /** Puts {@code pk} with the number {@code n}. */
    JsonNode put(String table, String pk, long n) {
        return call("PutItem", "{'TableName':'%s','Item':{'pk':{'S':'%s'},'n':{'N':'%d'}}}".formatted(table, pk, n));
    }

    /** The number {@code n} of an item, -1 where there is none. */
    long number(String table, String pk) {
        return call("GetItem", "{'TableName':'%s','Key':{'pk':{'S':'%s'}},'ConsistentRead':true}".formatted(table, pk))
                .path("Item")
                .path("n")
                .path("N")
                .asLong(-1);
    }

    /** A part of a transaction that adds to {@code n} where it does not fall below zero. */
    static String move(String table, String pk, long amount) {
        return """
                {'Update':{'TableName':'%s','Key':{'pk':{'S':'%s'}},'UpdateExpression':'SET n = n + :a',
                'ConditionExpression':'n >= :least','ExpressionAttributeValues':{':a':{'N':'%d'},':least':{'N':'%d'}}}}""".formatted(table, pk, amount, Math.max(0, -amount));
    }

    /** A transaction of such parts. */
    JsonNode transact(String... parts) {
        return call("TransactWriteItems", "{'TransactItems':[" + String.join(",", parts) + "]}");
    }

    /** The short name of an error, empty where there is none. */
    static String error(JsonNode answer) {
        var type = answer.path("__type").asText();
        return type.substring(type.indexOf('#') + 1);
    }
}
