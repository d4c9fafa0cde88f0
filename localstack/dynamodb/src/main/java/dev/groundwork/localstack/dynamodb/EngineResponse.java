package dev.groundwork.localstack.dynamodb;

/** The engine's response to a request. */
public sealed interface EngineResponse {

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body a JSON document
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
    record Answer(int status, byte[] body) implements EngineResponse {}

    /** No answer: an injected fault lost it. A server closes the connection. */
    record Lost() implements EngineResponse {}
}
