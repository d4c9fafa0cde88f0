package dev.groundwork.localstack.dynamodb;

import dev.groundwork.localstack.dynamodb.conformance.AllContracts;
import dev.groundwork.localstack.dynamodb.conformance.Endpoint;
import dev.groundwork.localstack.dynamodb.conformance.StrictContract;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Our engine keeps every contract, asked over HTTP by the AWS SDK. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OwnEngineConformanceTest extends AllContracts implements StrictContract {

    private final DynamoDbEngine engine;
    private final DynamoDbServer server;
    private final Endpoint endpoint;

    OwnEngineConformanceTest() throws IOException {
        engine = DynamoDbEngine.open(EngineOptions.inMemory(InstantSource.system()));
        server = DynamoDbServer.start(engine, 0);
        endpoint = new Endpoint(server.endpoint());
    }

    @AfterAll
    void stop() throws IOException {
        endpoint.close();
        server.close();
        engine.close();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }
}
