package dev.groundwork.localstack.cloud.sqs;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent.
 *
 * @param delay how long it stays hidden, null for the queue's own delay
 * @param group required by FIFO queues, null otherwise
 * @param deduplicationId null where the queue deduplicates by content, or not at all
 * @param sender who sends, as in {@code SenderId}
 */
public record Outgoing(
        String body,
        SortedMap<String, Message.Attribute> attributes,
        @Nullable Duration delay,
        @Nullable String group,
        @Nullable String deduplicationId,
        String sender) {

    /** A body alone, for a standard queue. */
    public static Outgoing of(String body, String sender) {
        return new Outgoing(body, new TreeMap<>(), null, null, null, sender);
    }
}
