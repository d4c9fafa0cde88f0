package dev.groundwork.localstack.cloud.sqs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message as it lies in its queue. Times are milliseconds since 1970 by the product's clock.
 *
 * @param attributes the sender's own, by name
 * @param group the FIFO group, null in a standard queue
 * @param deduplicationId null in a standard queue
 * @param sequence its place in its queue
 * @param visibleAt when it may be received (again)
 * @param firstReceivedAt null before it was received
 * @param receiveCount how often it was received
 * @param receiptHandle of its last receipt, null before it was received
 */
public record Message(
        String id,
        String body,
        SortedMap<String, Attribute> attributes,
        @Nullable String group,
        @Nullable String deduplicationId,
        String sender,
        long sequence,
        long sentAt,
        long visibleAt,
        @Nullable Long firstReceivedAt,
        int receiveCount,
        @Nullable String receiptHandle) {

    /**
     * An attribute of the sender.
     *
     * @param type {@code String}, {@code Number} or {@code Binary}, a label of the sender's may follow a dot
     * @param text null for a binary one
     * @param binary base64, null for a text
     */
    public record Attribute(
            String type, @Nullable String text, @Nullable String binary) {}

    /** Tells whether it was received and is neither deleted nor visible again. */
    @JsonIgnore
    public boolean isInFlight(long now) {
        return receiptHandle != null && visibleAt > now;
    }

    /** Tells whether it can be received. */
    @JsonIgnore
    public boolean isVisible(long now) {
        return visibleAt <= now;
    }

    /** SQS's own attributes of a message, as ReceiveMessage and Lambda's event show them. */
    public Map<String, String> systemAttributes() {
        var system = new TreeMap<String, String>();
        system.put("SenderId", sender);
        system.put("SentTimestamp", String.valueOf(sentAt));
        system.put("ApproximateReceiveCount", String.valueOf(receiveCount));
        system.put("ApproximateFirstReceiveTimestamp", String.valueOf(firstReceivedAt == null ? 0 : firstReceivedAt));
        if (group != null && deduplicationId != null) {
            system.put("MessageGroupId", group);
            system.put("MessageDeduplicationId", deduplicationId);
            system.put("SequenceNumber", "%020d".formatted(sequence));
        }
        return system;
    }

    Message received(long now, long until, String handle) {
        long first = firstReceivedAt == null ? now : firstReceivedAt;
        return new Message(
                id,
                body,
                attributes,
                group,
                deduplicationId,
                sender,
                sequence,
                sentAt,
                until,
                first,
                receiveCount + 1,
                handle);
    }

    Message visibleAt(long at) {
        return new Message(
                id,
                body,
                attributes,
                group,
                deduplicationId,
                sender,
                sequence,
                sentAt,
                at,
                firstReceivedAt,
                receiveCount,
                receiptHandle);
    }

    /** As it begins in its queue once more: another message with the same content, never received. */
    Message anew(String newId, long now, long newSequence) {
        return new Message(
                newId, body, attributes, group, deduplicationId, sender, newSequence, now, now, null, 0, null);
    }

    /** As it begins in a dead-letter queue: its id, its age and its count stay. */
    Message redriven(long now, long newSequence) {
        return new Message(
                id,
                body,
                attributes,
                group,
                deduplicationId,
                sender,
                newSequence,
                sentAt,
                now,
                firstReceivedAt,
                receiveCount,
                null);
    }
}
