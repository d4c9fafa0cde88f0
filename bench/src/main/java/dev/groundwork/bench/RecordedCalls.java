package dev.groundwork.bench;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Calls that were recorded, to be made again by a bare client: prepared in advance, so that nothing but the SDK is at work.
 *
 * @param opening the balance item before the first of them
 * @param steps the calls of each operation
 */
record RecordedCalls(Item opening, List<List<SdkRequest>> steps) {

    private static final String ALWAYS = "attribute_exists(pk) OR attribute_not_exists(pk)";

    RecordedCalls {
        steps = steps.stream().map(List::copyOf).toList();
    }

    /** Records so many consumes of the ledger, a pause between them. */
    static RecordedCalls record(int consumes, Duration pause) {
        var recorder = new CallRecorder();
        var clock = new HandClock(ConsumeCost.START);
        try (var functions = new BenchFunctions(clock, recorder)) {
            var user = FundedUsers.open(functions, clock.instant());
            var opening = functions.balance(user);
            recorder.take();
            var steps = new ArrayList<List<SdkRequest>>();
            for (var i = 0; i < consumes; i++) {
                clock.advance(pause);
                ConsumeCost.consume(functions.ledger(), user, BenchRequests.ordered(clock.instant()));
                steps.add(recorder.take());
            }
            return new RecordedCalls(opening, steps);
        }
    }

    /** The same in another table, for a new user, who is there when this returns. */
    RecordedCalls in(Table table) {
        var user = BenchRequests.user();
        var script = forUser(table.name(), user);
        table.put(script.opening, Expression.ALWAYS);
        return script;
    }

    private RecordedCalls forUser(String table, UserId user) {
        var partition = AttributeValue.fromS(CreditsTable.partition(user));
        var from = AttributeValue.fromS(opening.string(Key.PK));
        return new RecordedCalls(
                new Item(replaced(opening.attributes(), from, partition)),
                steps.stream()
                        .map(step -> step.stream()
                                .map(call -> moved(call, table, from, partition))
                                .toList())
                        .toList());
    }

    /** The same with conditions that are evaluated and always hold: calls of many writers, to be made in about their order. */
    RecordedCalls relaxed() {
        return new RecordedCalls(
                opening,
                steps.stream()
                        .map(step -> step.stream().map(RecordedCalls::relaxed).toList())
                        .toList());
    }

    /** Makes a call. */
    static void send(DynamoDbClient client, SdkRequest call) {
        switch (call) {
            case UpdateItemRequest r -> client.updateItem(r);
            case PutItemRequest r -> client.putItem(r);
            case GetItemRequest r -> client.getItem(r);
            case QueryRequest r -> client.query(r);
            case DeleteItemRequest r -> client.deleteItem(r);
            default -> throw new IllegalStateException("not known: " + call);
        }
    }

    private static SdkRequest moved(SdkRequest call, String table, AttributeValue from, AttributeValue to) {
        return switch (call) {
            case UpdateItemRequest r ->
                r.toBuilder().tableName(table).key(replaced(r.key(), from, to)).build();
            case PutItemRequest r ->
                r.toBuilder()
                        .tableName(table)
                        .item(replaced(r.item(), from, to))
                        .build();
            case GetItemRequest r ->
                r.toBuilder().tableName(table).key(replaced(r.key(), from, to)).build();
            case QueryRequest r ->
                r.toBuilder()
                        .tableName(table)
                        .expressionAttributeValues(replaced(r.expressionAttributeValues(), from, to))
                        .build();
            case DeleteItemRequest r ->
                r.toBuilder().tableName(table).key(replaced(r.key(), from, to)).build();
            default -> throw new IllegalStateException("not known: " + call);
        };
    }

    private static SdkRequest relaxed(SdkRequest call) {
        return switch (call) {
            case UpdateItemRequest r ->
                r.toBuilder()
                        .conditionExpression(relaxed(r.conditionExpression()))
                        .build();
            case PutItemRequest r ->
                r.toBuilder()
                        .conditionExpression(relaxed(r.conditionExpression()))
                        .build();
            default -> call;
        };
    }

    private static String relaxed(String condition) {
        return "(" + condition + ") OR " + ALWAYS;
    }

    private static Map<String, AttributeValue> replaced(
            Map<String, AttributeValue> values, AttributeValue from, AttributeValue to) {
        var copy = new HashMap<>(values);
        copy.replaceAll((name, value) -> value.equals(from) ? to : value);
        return copy;
    }
}
