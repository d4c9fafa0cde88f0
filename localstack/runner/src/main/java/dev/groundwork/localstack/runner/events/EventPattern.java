package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import software.amazon.event.ruler.Machine;

/**
 * An event pattern, matched by the library that EventBridge and Lambda match with
 * (<a href="https://github.com/aws/event-ruler">Event Ruler</a>).
 */
public final class EventPattern {

    private static final String RULE = "pattern";

    private final Machine machine;

    private EventPattern(Machine machine) {
        this.machine = machine;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException with a sentence, where EventBridge would refuse it
     */
    public static EventPattern parse(String text) {
        var machine = Machine.builder().build();
        try {
            machine.addRule(RULE, text);
        } catch (IOException e) {
            throw new IllegalArgumentException("an event pattern is not valid: " + text + ": " + e.getMessage(), e);
        }
        return new EventPattern(machine);
    }

    /** Tells whether an event matches. */
    public boolean matches(JsonNode event) {
        return !machine.rulesForJSONEvent(event).isEmpty();
    }
}
