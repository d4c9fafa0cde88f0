package dev.groundwork.localstack.runner.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the template says, resolved.
 *
 * @param functions by logical id, in the template's order
 * @param tables by logical id
 * @param queues by logical id
 * @param secrets by logical id
 * @param corsOrigins origins that browsers may call from
 */
public record Template(
        Map<String, Function> functions,
        Map<String, TableResource> tables,
        Map<String, QueueResource> queues,
        Map<String, SecretResource> secrets,
        List<String> corsOrigins) {

    /**
     * A function.
     *
     * @param id its logical id
     * @param zip where its code is, relative to the template
     * @param handler the class that Lambda calls
     * @param timeout how long an invocation may take
     * @param environment exactly what it finds in its environment besides Lambda's own variables
     * @param triggers what invokes it
     */
    public record Function(
            String id,
            String zip,
            String handler,
            Duration timeout,
            Map<String, String> environment,
            List<Trigger> triggers) {}

    /** What invokes a function. */
    public sealed interface Trigger {

        /** A route of the HTTP API; method {@code ANY} takes all. */
        record Route(String method, String path) implements Trigger {}

        /** A schedule with its name and its {@code rate(…)} or {@code cron(…)}. */
        record Schedule(String name, String expression, Optional<String> input) implements Trigger {}

        /** The stream of a table. Filters are EventBridge patterns, of which one has to match. */
        record Stream(String table, int batchSize, int maxRetries, List<String> filters, Optional<String> deadLetters)
                implements Trigger {}

        /** A queue. */
        record Queue(String queue, int batchSize, boolean partialBatchAnswers) implements Trigger {}

        /** Events of the default bus that match an EventBridge pattern. */
        record Rule(Map<String, Object> pattern, Optional<String> deadLetters) implements Trigger {}
    }

    /** A table: its name and what {@code CreateTable} takes of its properties. */
    public record TableResource(String id, String name, Map<String, Object> properties) {

        /** The attribute by which items expire. */
        public Optional<String> ttlAttribute() {
            return properties.get("TimeToLiveSpecification") instanceof Map<?, ?> ttl
                    ? Optional.ofNullable(ttl.get("AttributeName")).map(Object::toString)
                    : Optional.empty();
        }
    }

    /** A queue; the dead-letter queue is named by its logical id. */
    public record QueueResource(String id, Duration visibility, Optional<String> deadLetters, int maxReceives) {}

    /** A secret with its first value and the function that rotates it. */
    public record SecretResource(String id, String name, String initial, Optional<String> rotation) {}
}
