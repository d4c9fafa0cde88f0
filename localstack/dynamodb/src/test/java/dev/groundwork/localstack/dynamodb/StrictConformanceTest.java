package dev.groundwork.localstack.dynamodb;

import dev.groundwork.localstack.dynamodb.ConformanceTest.OwnEngine;
import dev.groundwork.localstack.dynamodb.conformance.Endpoint;
import dev.groundwork.localstack.dynamodb.conformance.StrictContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** This engine keeps the contracts too that other engines do not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StrictConformanceTest implements StrictContract {

    private final OwnEngine engine;
    private final Endpoint endpoint;

    StrictConformanceTest() throws IOException {
        engine = OwnEngine.start();
        endpoint = new Endpoint(engine.url());
    }

    @AfterAll
    void stop() throws IOException {
        endpoint.close();
        engine.close();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }
}
