package dev.groundwork.testing;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Empty tables of a test's own, on the engine of {@link Engine}: tests in parallel do not see each other. */
public final class Tables implements AutoCloseable {

    private final DynamoDbClient client;
    private final String prefix;

    private Tables(DynamoDbClient client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    /** Creates the three tables under names that no other test uses. */
    public static Tables create() {
        var tables = new Tables(client(Engine.endpoint()), "t-" + UUID.randomUUID());
        for (var name : List.of(tables.accountsName(), tables.creditsName(), tables.appsName())) {
            create(tables.client, name);
        }
        return tables;
    }

    private static DynamoDbClient client(URI endpoint, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(c -> c.executionInterceptors(List.of(interceptors)))
                .build();
    }

    private static void create(DynamoDbClient client, String name) {
        client.createTable(r -> r.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute(Key.PK), attribute(Key.SK))
                .keySchema(key(Key.PK, KeyType.HASH), key(Key.SK, KeyType.RANGE)));
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** The client of these tables. */
    public DynamoDbClient client() {
        return client;
    }

    /** Another client of these tables, whose calls a test can watch or break; it is the caller's to close. */
    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return client(Engine.endpoint(), interceptors);
    }

    /** The name of the table of accounts. */
    public String accountsName() {
        return prefix + "-accounts";
    }

    /** The name of the table of credits. */
    public String creditsName() {
        return prefix + "-credits";
    }

    /** The name of the table of apps. */
    public String appsName() {
        return prefix + "-apps";
    }

    /** The table of accounts. */
    public Table accounts() {
        return new Table(client, accountsName());
    }

    /** The table of credits. */
    public Table credits() {
        return new Table(client, creditsName());
    }

    /** The table of apps. */
    public Table apps() {
        return new Table(client, appsName());
    }

    /** Every item of a table. */
    public List<Map<String, AttributeValue>> items(Table table) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        client.scanPaginator(r -> r.tableName(table.name()).consistentRead(true))
                .items()
                .forEach(items::add);
        return items;
    }

    /** The names of these tables, as a function's configuration. */
    public Map<String, Object> configuration() {
        return Map.of(
                "groundwork.accounts.table", accountsName(),
                "groundwork.credits.table", creditsName(),
                "groundwork.apps.table", appsName());
    }

    @Override
    public void close() {
        for (var name : List.of(accountsName(), creditsName(), appsName())) {
            client.deleteTable(r -> r.tableName(name));
        }
        client.close();
    }
}
