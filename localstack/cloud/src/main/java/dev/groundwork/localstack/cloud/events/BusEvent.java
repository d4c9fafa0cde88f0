package dev.groundwork.localstack.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * An event as a target of a rule gets it.
 *
 * @param detail an object
 * @param time when it happened, by the sender's word or the product's clock
 */
public record BusEvent(
        String id,
        String bus,
        String source,
        String detailType,
        JsonNode detail,
        Instant time,
        List<String> resources) {

    /** Listens to every event. Called on the thread that put it, before its answer; an exception makes the entry fail. */
    @FunctionalInterface
    public interface Listener {
        /** Takes an event; returning means that it will not be lost. */
        void onEvent(BusEvent event);
    }
}
