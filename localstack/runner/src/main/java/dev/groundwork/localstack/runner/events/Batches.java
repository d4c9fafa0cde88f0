package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.runner.lambda.InvocationResult;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a function's answer to a batch says of its records. */
final class Batches {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Batches() {}

    /**
     * The identifiers of the records that failed; nothing when the whole batch failed. An answer without {@code batchItemFailures} is a
     * success, an unreadable one a failure, as at Lambda.
     */
    static Optional<Set<String>> failed(InvocationResult result) {
        return switch (result) {
            case InvocationResult.Answered(var payload) -> failures(payload);
            case InvocationResult.Failed failed -> Optional.empty();
            case InvocationResult.Crashed() -> Optional.empty();
            case InvocationResult.TimedOut() -> Optional.empty();
        };
    }

    private static Optional<Set<String>> failures(byte[] payload) {
        try {
            var failures = new HashSet<String>();
            for (var failure : JSON.readTree(payload).path("batchItemFailures")) {
                failures.add(failure.path("itemIdentifier").asText());
            }
            return failures.contains("") ? Optional.empty() : Optional.of(failures);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
