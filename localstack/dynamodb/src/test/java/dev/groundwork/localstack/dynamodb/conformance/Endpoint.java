package dev.groundwork.localstack.dynamodb.conformance;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A DynamoDB-compatible endpoint and the calls that tests repeat. Every test makes tables of its own. */
public final class Endpoint implements AutoCloseable {

    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    public Endpoint(URI uri) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        this.client = DynamoDbClient.builder()
                .endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        this.streams = DynamoDbStreamsClient.builder()
                .endpointOverride(uri)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
    }

    /** The SDK's client, which never repeats a call. */
    public DynamoDbClient client() {
        return client;
    }

    /** The SDK's client of the streams. */
    public DynamoDbStreamsClient streams() {
        return streams;
    }

    /** A new table with a hash key of type S named {@code pk}. */
    public String table() {
        return table(request -> {}, "pk");
    }

    /** A new table with string keys {@code pk} and {@code sk}. */
    public String sortedTable() {
        return table(request -> {}, "pk", "sk");
    }

    /** A new table with string keys, changed before it is created. */
    public String table(Consumer<CreateTableRequest.Builder> change, String... keys) {
        var name = "t-" + UUID.randomUUID();
        var schema = new ArrayList<KeySchemaElement>();
        var attributes = new ArrayList<AttributeDefinition>();
        for (var key : keys) {
            schema.add(KeySchemaElement.builder()
                    .attributeName(key)
                    .keyType(schema.isEmpty() ? KeyType.HASH : KeyType.RANGE)
                    .build());
            attributes.add(attribute(key, ScalarAttributeType.S));
        }
        var request = CreateTableRequest.builder()
                .tableName(name)
                .keySchema(schema)
                .attributeDefinitions(attributes)
                .billingMode(BillingMode.PAY_PER_REQUEST);
        change.accept(request);
        client.createTable(request.build());
        client.waiter().waitUntilTableExists(r -> r.tableName(name));
        return name;
    }

    /** An attribute definition. */
    public static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    /** Puts an item of names and values by turns. */
    public void put(String table, Object... namesAndValues) {
        client.putItem(r -> r.tableName(table).item(Plain.item(namesAndValues)));
    }

    /** The item of a key of names and values by turns, empty where there is none. */
    public Map<String, @Nullable Object> get(String table, Object... key) {
        return Plain.of(
                client.getItem(r -> r.tableName(table).key(Plain.item(key)).consistentRead(true))
                        .item());
    }

    /** An update of the item {@code pk = a}, made where missing. */
    public Map<String, @Nullable Object> update(String table, String expression, Object... values) {
        return update(table, expression, r -> {}, values);
    }

    /** The same, changed before it is sent. Answers the attributes that come back: all new ones unless changed. */
    public Map<String, @Nullable Object> update(
            String table, String expression, Consumer<UpdateItemRequest.Builder> change, Object... values) {
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(Plain.item("pk", "a"))
                .updateExpression(expression)
                .returnValues("ALL_NEW");
        if (values.length > 0) {
            request.expressionAttributeValues(Plain.item(values));
        }
        change.accept(request);
        return Plain.of(client.updateItem(request.build()).attributes());
    }

    /** Tells whether a condition holds of the item {@code pk = a}: tried with a delete that is not carried out otherwise. */
    public boolean holds(String table, Map<String, AttributeValue> item, String condition, Object... values) {
        client.putItem(r -> r.tableName(table).item(item));
        try {
            client.deleteItem(r -> r.tableName(table)
                    .key(Plain.item("pk", "a"))
                    .conditionExpression(condition)
                    .expressionAttributeValues(values.length > 0 ? Plain.item(values) : null));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** The error that a call must end with. */
    public static DynamoDbException refusal(ThrowingCallable call) {
        var thrown = Assertions.catchThrowable(call);
        Assertions.assertThat(thrown).isInstanceOf(DynamoDbException.class);
        return (DynamoDbException) thrown;
    }

    /** The call must be refused as invalid, in words that contain these. */
    public static void assertInvalid(ThrowingCallable call, String words) {
        var refusal = refusal(call);
        Assertions.assertThat(List.of(
                        String.valueOf(refusal.awsErrorDetails().errorCode()),
                        String.valueOf(refusal.awsErrorDetails().errorMessage())))
                .satisfies(code -> Assertions.assertThat(code).isEqualTo("ValidationException"), Assertions.atIndex(0))
                .satisfies(
                        message -> Assertions.assertThat(message).containsIgnoringCase(words), Assertions.atIndex(1));
    }

    @Override
    public void close() {
        client.close();
        streams.close();
    }
}
