package dev.groundwork.localstack.dynamodb;

import dev.groundwork.localstack.dynamodb.conformance.AllContracts;
import dev.groundwork.localstack.dynamodb.conformance.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Every contract, asked over HTTP by the AWS SDK: of this engine, or of the DynamoDB-compatible endpoint that {@code GROUNDWORK_DYNAMODB_URL}
 * names. The second shows whether the contracts say what DynamoDB does, and not only what this engine does.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConformanceTest extends AllContracts {

    private final Optional<OwnEngine> engine;
    private final Endpoint endpoint;

    ConformanceTest() throws IOException {
        var other =
                Optional.ofNullable(System.getenv("GROUNDWORK_DYNAMODB_URL")).filter(url -> !url.isBlank());
        engine = other.isPresent() ? Optional.empty() : Optional.of(OwnEngine.start());
        endpoint = new Endpoint(engine.map(OwnEngine::url).orElseGet(() -> URI.create(other.orElseThrow())));
    }

    /** This engine, served. */
    record OwnEngine(DynamoDbEngine engine, DynamoDbServer server) implements AutoCloseable {

        static OwnEngine start() throws IOException {
            var engine = DynamoDbEngine.open(EngineOptions.inMemory(InstantSource.system()));
            return new OwnEngine(engine, DynamoDbServer.start(engine, 0));
        }

        URI url() {
            return server.endpoint();
        }

        @Override
        public void close() throws IOException {
            server.close();
            engine.close();
        }
    }

    @AfterAll
    void stop() throws IOException {
        endpoint.close();
        if (engine.isPresent()) {
            engine.get().close();
        }
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }
}
