package dev.groundwork.localstack.runner.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The reason why a function does not start.
 *
 * @param json Lambda's error object with {@code errorType} and {@code errorMessage}
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record InitError(byte[] json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Takes the error object that the process reported to the Runtime API. */
    static InitError reported(byte[] json) {
        return new InitError(json);
    }

    /** The process ended before it asked for an event. */
    static InitError exited(int exitCode, String lastOutput) {
        return of("Runtime.ExitError", "Runtime exited with exit code " + exitCode + "\n" + lastOutput);
    }

    /** The process did not ask for an event in time. */
    static InitError timedOut(Duration limit) {
        return of("Runtime.InitTimeout", "The function has not asked for an event within " + limit.toSeconds() + " s");
    }

    /** The operating system could not start the process. */
    static InitError notLaunched(String reason) {
        return of("Runtime.LaunchError", "The process cannot be started: " + reason);
    }

    private static InitError of(String type, String message) {
        var error = JsonNodeFactory.instance.objectNode().put("errorType", type).put("errorMessage", message);
        return new InitError(error.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the error's message, or the whole text where it has none. */
    public String message() {
        try {
            var message = JSON.readTree(json).path("errorMessage").asText();
            return message.isEmpty() ? text() : message;
        } catch (IOException e) {
            return text();
        }
    }

    private String text() {
        return new String(json, StandardCharsets.UTF_8);
    }
}
