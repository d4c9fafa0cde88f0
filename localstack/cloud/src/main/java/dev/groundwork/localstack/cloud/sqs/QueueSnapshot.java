package dev.groundwork.localstack.cloud.sqs;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A queue and its messages, oldest first.
 *
 * @param at when it was so, milliseconds since 1970
 */
public record QueueSnapshot(String name, QueueAttributes attributes, List<Message> messages, long at) {

    /** Returns the numbers of messages that wait, are in flight and are delayed, by SQS's names. */
    public Map<String, String> counts() {
        return Map.of(
                "ApproximateNumberOfMessages", String.valueOf(visible()),
                "ApproximateNumberOfMessagesNotVisible", String.valueOf(inFlight()),
                "ApproximateNumberOfMessagesDelayed", String.valueOf(messages.size() - visible() - inFlight()));
    }

    /** Returns the number of messages that can be received. */
    public long visible() {
        return messages.stream().filter(m -> m.isVisible(at)).count();
    }

    /** Returns the number of messages that were received and are neither deleted nor visible again. */
    public long inFlight() {
        return messages.stream().filter(m -> m.isInFlight(at)).count();
    }

    /** Returns the queue to which a message goes that was received too often. */
    public Optional<String> deadLetterQueue() {
        return attributes.redrive().map(QueueAttributes.Redrive::deadLetterQueue);
    }
}
