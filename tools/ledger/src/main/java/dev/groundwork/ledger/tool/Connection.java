package dev.groundwork.ledger.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.runtime.AwsHttpFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * A table of ledgers, and what it is read through.
 *
 * @param client to be closed with it
 * @param table the ledgers
 */
record Connection(DynamoDbClient client, Table table) implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final Duration CALL_DEADLINE = Duration.ofMinutes(1);

    /** The local engine takes any; nobody else's are asked for. */
    private static final AwsBasicCredentials ANY = AwsBasicCredentials.create("local", "local");

    /** Connects; a stack says itself where its tables are. */
    static Connection to(VerifyOptions.Place place) {
        return switch (place) {
            case VerifyOptions.Place.Aws(var table) -> connection(builder(), table);
            case VerifyOptions.Place.Stack(var origin) -> local(status(origin));
        };
    }

    private static Connection local(JsonNode status) {
        var dynamoDb = status.path("dynamodb");
        var client = builder()
                .endpointOverride(URI.create(dynamoDb.path("endpoint").asText()))
                .region(Region.of(dynamoDb.path("region").asText()))
                .credentialsProvider(StaticCredentialsProvider.create(ANY));
        return connection(client, status.path("tables").path("credits").asText());
    }

    private static Connection connection(DynamoDbClientBuilder builder, String table) {
        var client = builder.build();
        return new Connection(client, new Table(client, table));
    }

    private static DynamoDbClientBuilder builder() {
        return DynamoDbClient.builder()
                .httpClientBuilder(AwsHttpFactory.builder())
                .overrideConfiguration(c -> c.apiCallTimeout(CALL_DEADLINE));
    }

    private static JsonNode status(URI origin) {
        try {
            var connection = origin.resolve("/_local/status").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try (var body = connection.getInputStream()) {
                return new ObjectMapper().readTree(body);
            }
        } catch (IOException e) {
            throw new UncheckableException("no running stack answers at " + origin
                    + ". Start one with ./groundwork up, set GROUNDWORK_PORT, or name a table at AWS with --table.");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
