package dev.groundwork.localstack.runner.cloud;

/**
 * A request to an AWS service.
 *
 * @param target the header {@code X-Amz-Target}, empty where the protocol has none
 * @param body what was sent
 * @param caller the access key id of the signature: the logical id of the function that calls
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record CloudRequest(String target, byte[] body, String caller) {

    /** The operation of a target such as {@code secretsmanager.GetSecretValue}. */
    public String operation() {
        return target.substring(target.lastIndexOf('.') + 1);
    }
}
