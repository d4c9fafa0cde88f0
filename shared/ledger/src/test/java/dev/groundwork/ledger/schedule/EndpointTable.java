package dev.groundwork.ledger.schedule;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.ledger.schedule.TableImage.Outcome;
import dev.groundwork.testing.EngineValues;
import dev.groundwork.testing.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Executes calls over HTTP, at the endpoint that the tests run on: makes a real table what the image has, sends the call, and reads what it has
 * written. So what a schedule comes to is what that engine makes of it. Not safe for use by several threads.
 */
public final class EndpointTable implements TableEngine, AutoCloseable {

    private final Tables tables = Tables.create();
    private final DynamoDbClient client = tables.client();
    private final String name = tables.creditsName();
    private final Map<Asked, Outcome> known = new HashMap<>();
    private TableImage current = TableImage.EMPTY;
    private int calls;

    private record Asked(TableImage image, DynamoDbRequest request) {}

    @Override
    public Outcome apply(TableImage image, DynamoDbRequest request) {
        var asked = new Asked(image, request);
        var answered = known.get(asked);
        if (answered != null) {
            return answered;
        }
        restore(image);
        calls++;
        var reply = send(request);
        for (var key : written(request)) {
            current = read(key);
        }
        var outcome = new Outcome(current, reply);
        known.put(asked, outcome);
        return outcome;
    }

    /** Returns how many calls of ledgers were sent. */
    public int calls() {
        return calls;
    }

    private void restore(TableImage image) {
        for (var key : List.copyOf(current.items().keySet())) {
            if (!image.items().containsKey(key)) {
                tables.credits().delete(key, Expression.ALWAYS);
            }
        }
        image.items().forEach((key, item) -> {
            if (!item.equals(current.items().get(key))) {
                tables.credits().put(new Item(item), Expression.ALWAYS);
            }
        });
        current = image;
    }

    private TableImage read(Key key) {
        return tables.credits()
                .get(key)
                .map(item -> current.with(key, plain(item.attributes())))
                .orElseGet(() -> current.without(key));
    }

    private Reply send(DynamoDbRequest request) {
        try {
            return new Reply.Done(answer(request));
        } catch (ConditionalCheckFailedException e) {
            return new Reply.Refused(
                    e.hasItem() && !e.item().isEmpty() ? Optional.of(plain(e.item())) : Optional.empty());
        } catch (TransactionCanceledException e) {
            return new Reply.Cancelled(e.cancellationReasons().stream()
                    .map(reason -> "ConditionalCheckFailed".equals(reason.code()))
                    .toList());
        }
    }

    /** Sends a call, and returns the answer without what differs from one time to the next. */
    private DynamoDbResponse answer(DynamoDbRequest request) {
        return switch (request) {
            case GetItemRequest get -> {
                var answer = client.getItem(get.toBuilder().tableName(name).build());
                yield answer.hasItem()
                        ? GetItemResponse.builder().item(plain(answer.item())).build()
                        : GetItemResponse.builder().build();
            }
            case QueryRequest query -> {
                var answer = client.query(query.toBuilder().tableName(name).build());
                yield QueryResponse.builder()
                        .items(answer.items().stream().map(EndpointTable::plain).toList())
                        .build();
            }
            case PutItemRequest put -> {
                var answer = client.putItem(put.toBuilder().tableName(name).build());
                yield answer.hasAttributes() && !answer.attributes().isEmpty()
                        ? PutItemResponse.builder()
                                .attributes(plain(answer.attributes()))
                                .build()
                        : PutItemResponse.builder().build();
            }
            case UpdateItemRequest update -> {
                var answer =
                        client.updateItem(update.toBuilder().tableName(name).build());
                yield UpdateItemResponse.builder()
                        .attributes(plain(answer.attributes()))
                        .build();
            }
            case DeleteItemRequest delete -> {
                client.deleteItem(delete.toBuilder().tableName(name).build());
                yield DeleteItemResponse.builder().build();
            }
            case TransactWriteItemsRequest transaction -> {
                client.transactWriteItems(transaction.toBuilder()
                        .transactItems(transaction.transactItems().stream()
                                .map(this::named)
                                .toList())
                        .build());
                yield TransactWriteItemsResponse.builder().build();
            }
            default -> throw new AssertionError("no ledger asks for " + request);
        };
    }

    private TransactWriteItem named(TransactWriteItem item) {
        return item.put() == null
                ? item.toBuilder()
                        .update(item.update().toBuilder().tableName(name).build())
                        .build()
                : item.toBuilder()
                        .put(item.put().toBuilder().tableName(name).build())
                        .build();
    }

    private static List<Key> written(DynamoDbRequest request) {
        var keys = new ArrayList<Key>();
        switch (request) {
            case PutItemRequest put -> keys.add(TableImage.key(put.item()));
            case UpdateItemRequest update -> keys.add(TableImage.key(update.key()));
            case DeleteItemRequest delete -> keys.add(TableImage.key(delete.key()));
            case TransactWriteItemsRequest transaction ->
                transaction
                        .transactItems()
                        .forEach(item -> keys.add(TableImage.key(
                                item.put() == null
                                        ? item.update().key()
                                        : item.put().item())));
            default -> {}
        }
        return keys;
    }

    /** Returns an item whose sets are in one order, so that equal items are equal maps. */
    private static Map<String, AttributeValue> plain(Map<String, AttributeValue> item) {
        return EngineValues.out(EngineValues.in(item));
    }

    @Override
    public void close() {
        tables.close();
    }
}
