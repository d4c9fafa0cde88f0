package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The records of a batch that failed, as the function's response names them
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Lambda</a>).
 */
sealed interface BatchResult {

    ObjectMapper JSON = new ObjectMapper();

    /** Everything was worked on. */
    record Done() implements BatchResult {}

    /** Nothing was, as far as anybody knows. */
    record AllFailed() implements BatchResult {}

    /** The records with these identifiers failed. */
    record SomeFailed(Set<String> identifiers) implements BatchResult {}

    /**
     * Reads a result. An answer that names no failure is a success; one that cannot be read, or that names a record which was not sent, fails
     * the whole batch.
     *
     * @param partial whether the function names the records that failed
     * @param sent the identifiers of the batch
     */
    static BatchResult of(InvocationResult result, boolean partial, Collection<String> sent) {
        return switch (result) {
            case InvocationResult.Answered(var payload) -> partial ? answered(payload, sent) : new Done();
            case InvocationResult.Failed failed -> new AllFailed();
            case InvocationResult.NotStarted notStarted -> new AllFailed();
            case InvocationResult.Crashed() -> new AllFailed();
            case InvocationResult.TimedOut() -> new AllFailed();
            case InvocationResult.Abandoned() -> new AllFailed();
        };
    }

    private static BatchResult answered(byte[] payload, Collection<String> sent) {
        try {
            var tree = JSON.readTree(payload);
            if (tree == null || tree.isNull() || tree.isMissingNode()) {
                return new Done();
            }
            var failures = new HashSet<String>();
            for (var failure : tree.path("batchItemFailures")) {
                failures.add(failure.path("itemIdentifier").asText());
            }
            if (failures.isEmpty()) {
                return new Done();
            }
            return sent.containsAll(failures) ? new SomeFailed(failures) : new AllFailed();
        } catch (IOException e) {
            return new AllFailed();
        }
    }
}
