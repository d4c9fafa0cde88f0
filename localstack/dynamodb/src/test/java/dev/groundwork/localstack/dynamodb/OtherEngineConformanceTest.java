package dev.groundwork.localstack.dynamodb;

import dev.groundwork.localstack.dynamodb.conformance.AllContracts;
import dev.groundwork.localstack.dynamodb.conformance.Endpoint;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The same contracts, asked of the DynamoDB-compatible endpoint that {@code GROUNDWORK_DYNAMODB_URL} names: what shows whether they say what
 * DynamoDB does, and not only what our engine does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(named = "GROUNDWORK_DYNAMODB_URL", matches = "http.+")
final class OtherEngineConformanceTest extends AllContracts {

    private final Endpoint endpoint = new Endpoint(URI.create(System.getenv("GROUNDWORK_DYNAMODB_URL")));

    @AfterAll
    void stop() {
        endpoint.close();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }
}
