package dev.groundwork.dynamodb;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * One table: consistent reads, and writes whose refused condition is a value. Each method is one round trip. Throttling and faults that
 * outlast the SDK's retries are thrown as the SDK's exceptions; a write may then have happened, so every caller must be safe to repeat.
 */
public final class Table {

    private final DynamoDbClient client;
    private final String name;

    public Table(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** The table's name at DynamoDB. */
    public String name() {
        return name;
    }

    /** Reads one item, consistently. */
    public Optional<Item> get(Key key) {
        var response =
                client.getItem(r -> r.tableName(name).key(key.attributes()).consistentRead(true));
        return item(response.item());
    }

    /** Puts an item where the expression's condition holds of what stands there. Answers what stood there. */
    public WriteOutcome put(Item item, Expression expression) {
        try {
            var response = client.putItem(r -> r.tableName(name)
                    .item(item.attributes())
                    .conditionExpression(orNull(expression.condition()))
                    .expressionAttributeNames(orNull(expression.names()))
                    .expressionAttributeValues(orNull(expression.values()))
                    .returnValues(ReturnValue.ALL_OLD)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new WriteOutcome.Written(item(response.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return new WriteOutcome.ConditionFailed(found(e));
        }
    }

    /** Updates an item where the expression's condition holds. Answers the item as it is afterwards. */
    public WriteOutcome update(Key key, Expression expression) {
        try {
            var response = client.updateItem(r -> r.tableName(name)
                    .key(key.attributes())
                    .updateExpression(expression.update())
                    .conditionExpression(orNull(expression.condition()))
                    .expressionAttributeNames(orNull(expression.names()))
                    .expressionAttributeValues(orNull(expression.values()))
                    .returnValues(ReturnValue.ALL_NEW)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new WriteOutcome.Written(item(response.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return new WriteOutcome.ConditionFailed(found(e));
        }
    }

    /** Deletes an item where the expression's condition holds. Answers what stood there. */
    public WriteOutcome delete(Key key, Expression expression) {
        try {
            var response = client.deleteItem(r -> r.tableName(name)
                    .key(key.attributes())
                    .conditionExpression(orNull(expression.condition()))
                    .expressionAttributeNames(orNull(expression.names()))
                    .expressionAttributeValues(orNull(expression.values()))
                    .returnValues(ReturnValue.ALL_OLD)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new WriteOutcome.Written(item(response.attributes()));
        } catch (ConditionalCheckFailedException e) {
            return new WriteOutcome.ConditionFailed(found(e));
        }
    }

    /** Reads one page of a query. The request's table name is set here. */
    public QueryResponse query(QueryRequest.Builder request) {
        return client.query(request.tableName(name).build());
    }

    /** Reads one page of a scan, consistently. The request's table name is set here. */
    public ScanResponse scan(ScanRequest.Builder request) {
        return client.scan(request.tableName(name).consistentRead(true).build());
    }

    private static Optional<Item> item(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Optional.of(new Item(attributes));
    }

    private static Optional<Item> found(ConditionalCheckFailedException refusal) {
        return refusal.hasItem() ? item(refusal.item()) : Optional.empty();
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static <V> @Nullable Map<String, V> orNull(Map<String, V> map) {
        return map.isEmpty() ? null : map;
    }

    /** The outcome of a conditional write to one item. */
    public sealed interface WriteOutcome {

        /**
         * The condition held and the write is durable.
         *
         * @param item the item after an update, as it was before a put or delete, where there was one
         */
        record Written(Optional<Item> item) implements WriteOutcome {}

        /**
         * The condition did not hold; nothing changed.
         *
         * @param found the item that stood there, nothing where there was none
         */
        record ConditionFailed(Optional<Item> found) implements WriteOutcome {}
    }
}
