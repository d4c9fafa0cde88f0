package dev.groundwork.localstack.runner.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The template with all its functions resolved.
 *
 * @param functions by logical id, in the template's order
 * @param tables by logical id
 * @param queues by logical id
 * @param secrets by logical id
 * @param buckets by logical id
 * @param queueRules events of the default bus that go to queues
 * @param cors what pages of other origins may do
 * @param pageHeaders header fields of each answer of the web pages, in the order of the template
 */
public record Template(
        Map<String, Function> functions,
        Map<String, TableResource> tables,
        Map<String, QueueResource> queues,
        Map<String, SecretResource> secrets,
        Map<String, BucketResource> buckets,
        List<QueueRule> queueRules,
        Cors cors,
        Map<String, String> pageHeaders) {

    /**
     * A function.
     *
     * @param id its logical id
     * @param zip where its code is, relative to the template
     * @param handler the class that Lambda calls
     * @param timeout how long an invocation may take
     * @param memoryMb its memory in MiB
     * @param environment exactly what it finds in its environment besides Lambda's own variables
     * @param triggers what invokes it
     * @param asyncRetries the number of retries of an asynchronous event
     * @param asyncFailures the queue of events that it could not work on
     */
    public record Function(
            String id,
            String zip,
            String handler,
            Duration timeout,
            int memoryMb,
            Map<String, String> environment,
            List<Trigger> triggers,
            int asyncRetries,
            Optional<String> asyncFailures) {

        /** Tells whether a route of the HTTP API leads to the function. */
        public boolean hasRoute() {
            return triggers.stream().anyMatch(Trigger.Route.class::isInstance);
        }
    }

    /** An event source of a function. Queues are named by their logical ids. */
    public sealed interface Trigger {

        /** A route of the HTTP API; method {@code ANY} takes all. */
        record Route(String method, String path) implements Trigger {}

        /** A schedule with its name and its {@code rate(…)} or {@code cron(…)}. */
        record Schedule(String name, String expression, Optional<String> input, boolean enabled) implements Trigger {}

        /**
         * The stream of a table.
         *
         * @param table the table's name
         * @param fromOldest whether it begins with the oldest record kept rather than with what comes next
         * @param maxRetries how often a batch is tried again, -1 for without end
         * @param maxAge records older than this are given up, zero for none
         * @param bisect whether a batch that failed is halved
         * @param partialAnswers whether the function names the records that failed
         * @param filters event patterns of which one has to match; none lets everything through
         * @param deadLetters the queue for messages about discarded records
         */
        record Stream(
                String table,
                boolean fromOldest,
                int batchSize,
                int maxRetries,
                Duration maxAge,
                boolean bisect,
                boolean partialAnswers,
                List<String> filters,
                Optional<String> deadLetters)
                implements Trigger {}

        /** A queue. */
        record Queue(String queue, int batchSize, boolean partialAnswers) implements Trigger {}

        /**
         * Events of the default bus.
         *
         * @param name of the rule
         * @param pattern EventBridge's, as JSON text
         * @param deadLetters the queue of events that could not be delivered
         */
        record Rule(String name, String pattern, Optional<String> deadLetters) implements Trigger {}
    }

    /** Events of the default bus that match a pattern go to queues, named by their logical ids. */
    public record QueueRule(String name, String pattern, List<String> queues) {}

    /** A table: its name and its properties as CloudFormation has them. */
    public record TableResource(String id, String name, Map<String, Object> properties) {

        /** The attribute by which items expire. */
        public Optional<String> ttlAttribute() {
            return properties.get("TimeToLiveSpecification") instanceof Map<?, ?> ttl
                    ? Optional.ofNullable(ttl.get("AttributeName")).map(Object::toString)
                    : Optional.empty();
        }
    }

    /**
     * A queue.
     *
     * @param visibility how long a received message is hidden
     * @param deadLetters the logical id of the queue for what was received too often
     * @param maxReceives how often that is
     */
    public record QueueResource(
            String id, Duration visibility, Duration delay, Optional<String> deadLetters, int maxReceives) {}

    /**
     * A secret.
     *
     * @param initial its first value where the template has one
     * @param generated how the first value is made otherwise
     * @param rotation the logical id of the function that rotates it
     */
    public record SecretResource(
            String id,
            String name,
            Optional<String> initial,
            Optional<GeneratedSecret> generated,
            Optional<String> rotation) {}

    /**
     * A random first value.
     *
     * @param template JSON object that it becomes a member of, where there is one
     * @param key the name of that member
     * @param excluded characters that it has none of
     */
    public record GeneratedSecret(
            Optional<String> template, Optional<String> key, int length, String excluded, boolean punctuation) {}

    /** A bucket. */
    public record BucketResource(String id, String name) {}

    /**
     * The CORS rules of the HTTP API.
     *
     * @param maxAge how long a browser remembers it, in seconds
     */
    public record Cors(
            List<String> origins,
            List<String> methods,
            List<String> headers,
            List<String> exposed,
            boolean credentials,
            int maxAge) {

        /** Nothing. */
        public static final Cors NONE = new Cors(List.of(), List.of(), List.of(), List.of(), false, 0);
    }
}
