package dev.groundwork.localstack.runner;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the environment asks of this program.
 *
 * @param project the folder of template.yaml
 * @param home where everything is kept
 * @param port of the HTTP API, 0 for any
 * @param fresh whether to forget what is kept
 * @param environment for the template's parameters
 */
public record Settings(Path project, Path home, int port, boolean fresh, Map<String, String> environment) {

    private static final int DEFAULT_PORT = 3000;

    /** Reads an environment, or throws {@link IllegalArgumentException} with a sentence for people. */
    static Settings from(Map<String, String> environment, Path project) {
        var home = Optional.ofNullable(environment.get("GROUNDWORK_HOME"))
                .map(Path::of)
                .orElse(project.resolve(".groundwork"));
        return new Settings(
                project.toAbsolutePath().normalize(),
                home.toAbsolutePath().normalize(),
                port(environment.get("GROUNDWORK_PORT")),
                "1".equals(environment.get("GROUNDWORK_FRESH")),
                new HashMap<>(environment));
    }

    private static int port(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT_PORT;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("GROUNDWORK_PORT is a port number, not " + text);
        }
        return Integer.parseInt(text);
    }
}
