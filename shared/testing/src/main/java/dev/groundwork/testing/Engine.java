package dev.groundwork.testing;

import dev.groundwork.localstack.dynamodb.DynamoDbEngine;
import dev.groundwork.localstack.dynamodb.DynamoDbServer;
import dev.groundwork.localstack.dynamodb.EngineOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;

/**
 * The DynamoDB that tests run on: one for the whole process, in memory. The environment variable {@code GROUNDWORK_DYNAMODB_URL} names
 * another compatible one to run the same tests on.
 */
public final class Engine {

    private static final String ELSEWHERE = "GROUNDWORK_DYNAMODB_URL";

    private Engine() {}

    /** The endpoint of the engine. */
    public static URI endpoint() {
        var elsewhere = System.getenv(ELSEWHERE);
        return elsewhere == null ? Own.SERVER.endpoint() : URI.create(elsewhere);
    }

    /** Made at its first use; it ends with the process. */
    private static final class Own {

        private static final DynamoDbServer SERVER = start();

        private static DynamoDbServer start() {
            try {
                return DynamoDbServer.start(DynamoDbEngine.open(EngineOptions.inMemory(InstantSource.system())), 0);
            } catch (IOException e) {
                throw new UncheckedIOException("no port for the tests' DynamoDB", e);
            }
        }
    }
}
