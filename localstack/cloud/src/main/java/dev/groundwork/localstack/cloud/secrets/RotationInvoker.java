package dev.groundwork.localstack.cloud.secrets;

import java.util.List;

/** Calls the function that rotates a secret. */
@FunctionalInterface
public interface RotationInvoker {

    /** The steps of a rotation, in their order (https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html). */
    List<String> STEPS = List.of("createSecret", "setSecret", "testSecret", "finishSecret");

    /**
     * One call, with the members of Secrets Manager's own event.
     *
     * @param step one of {@link #STEPS}
     * @param secretId the secret's ARN
     * @param clientRequestToken the id of the version to be
     */
    record Event(String step, String secretId, String clientRequestToken) {}

    /** The function answered with an error, or not at all. */
    final class FailedException extends Exception {
        /** With what the function said. */
        public FailedException(String message) {
            super(message);
        }
    }

    /** Calls the function and returns when it has answered. */
    void invoke(String functionArn, Event event) throws FailedException;
}
