package dev.groundwork.localstack.dynamodb;

/**
 * A request as it comes over HTTP.
 *
 * @param target the header {@code X-Amz-Target}
 * @param caller who asks: the access key id of the request's signature, empty where it has none
 * @param body the JSON document, not changed after it was handed over
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record EngineRequest(String target, String caller, byte[] body) {}
