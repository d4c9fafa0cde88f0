package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * An EventBridge pattern as far as the template uses it: members nest, each leaf lists the values that match
 * (<a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">AWS</a>).
 */
final class EventPattern {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode pattern;

    private EventPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    static EventPattern parse(String text) {
        try {
            return new EventPattern(JSON.readTree(text));
        } catch (IOException e) {
            throw new IllegalArgumentException("an event pattern is no JSON: " + text, e);
        }
    }

    boolean matches(JsonNode event) {
        return matches(pattern, event);
    }

    private static boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern.isObject()) {
            return pattern.properties().stream().allMatch(m -> matches(m.getValue(), value.path(m.getKey())));
        }
        for (var allowed : pattern) {
            if (allowed.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
