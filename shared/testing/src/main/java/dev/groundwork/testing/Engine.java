package dev.groundwork.testing;

import java.net.URI;

/**
 * The DynamoDB that tests run on: one for the whole process, in memory. The environment variable {@code GROUNDWORK_DYNAMODB_URL} names
 * another compatible one to run the same tests on.
 */
public final class Engine {

    private static final String ELSEWHERE = "GROUNDWORK_DYNAMODB_URL";

    private Engine() {}

    /** Where it answers. */
    public static URI endpoint() {
        var elsewhere = System.getenv(ELSEWHERE);
        return URI.create(elsewhere == null ? "http://127.0.0.1:18123" : elsewhere);
    }
}
