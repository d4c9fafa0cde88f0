package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.runner.lambda.IdleLimits;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of this program, read from environment variables.
 *
 * @param project the folder of template.yaml
 * @param home where everything is kept that the product knows
 * @param cache where unpacked code and caches are kept: made from the code alone, so several homes may share them
 * @param port of the HTTP API, 0 for any
 * @param fresh whether to forget what is kept
 * @param dynamoDb the endpoint of another DynamoDB than the engine of this program
 * @param idle the times after which idle processes of functions end
 * @param environment for the template's parameters
 */
public record Settings(
        Path project,
        Path home,
        Path cache,
        int port,
        boolean fresh,
        Optional<URI> dynamoDb,
        IdleLimits idle,
        Map<String, String> environment) {

    /** Workers outlast the minute between two runs of a schedule; what a person waits for stays longer. */
    public static final IdleLimits IDLE = new IdleLimits(Duration.ofSeconds(90), Duration.ofMinutes(15));

    private static final int DEFAULT_PORT = 3000;
    private static final int MAX_PORT = 65_535;

    public Settings {
        environment = Map.copyOf(environment);
    }

    /** Reads an environment, or throws {@link IllegalArgumentException} with a sentence for people. */
    static Settings from(Map<String, String> environment, Path project) {
        var root = project.toAbsolutePath().normalize();
        var home = root.resolve(value(environment, "GROUNDWORK_HOME").orElse(".groundwork"))
                .normalize();
        var cache = value(environment, "GROUNDWORK_CACHE").map(root::resolve).orElseGet(() -> home.resolve("cache"));
        return new Settings(
                root,
                home,
                cache.normalize(),
                value(environment, "GROUNDWORK_PORT").map(Settings::port).orElse(DEFAULT_PORT),
                value(environment, "GROUNDWORK_FRESH")
                        .filter(v -> v.equals("1"))
                        .isPresent(),
                value(environment, "GROUNDWORK_DYNAMODB_URL").map(Settings::url),
                new IdleLimits(
                        duration(environment, "GROUNDWORK_IDLE_WORKERS").orElse(IDLE.workers()),
                        duration(environment, "GROUNDWORK_IDLE_API").orElse(IDLE.api())),
                environment);
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static Optional<Duration> duration(Map<String, String> environment, String name) {
        try {
            return value(environment, name).map(Duration::parse);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " has to be a duration like PT90S, and is " + e.getParsedString(), e);
        }
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > MAX_PORT) {
            throw new IllegalArgumentException("GROUNDWORK_PORT has to be a port number, and is " + text);
        }
        return Integer.parseInt(text);
    }

    private static URI url(String text) {
        if (!text.matches("https?://[^/\\s]+/?")) {
            throw new IllegalArgumentException(
                    "GROUNDWORK_DYNAMODB_URL has to be an address like http://127.0.0.1:8000, and is " + text);
        }
        return URI.create(text);
    }
}
