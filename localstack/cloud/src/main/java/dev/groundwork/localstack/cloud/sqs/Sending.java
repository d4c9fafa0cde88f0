package dev.groundwork.localstack.cloud.sqs;

import dev.groundwork.localstack.cloud.wire.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates a message before it is sent, as SQS does, and fills in what the queue decides. */
final class Sending {

    private static final Pattern FIFO_ID = Pattern.compile("[\\x21-\\x7E]{1,128}");
    private static final int MAX_ATTRIBUTES = 10;
    private static final String INVALID = "InvalidParameterValue";

    private Sending() {}

    static Outgoing checked(QueueAttributes queue, Outgoing outgoing) {
        checkContents(outgoing);
        if (size(outgoing) > queue.maxBytes()) {
            throw new AwsError(
                    INVALID,
                    "One or more parameters are invalid. Reason: Message must be shorter than " + queue.maxBytes()
                            + " bytes.");
        }
        return queue.isFifo() ? fifo(queue, outgoing) : standard(outgoing);
    }

    private static Outgoing standard(Outgoing outgoing) {
        if (outgoing.deduplicationId() != null) {
            throw new AwsError(INVALID, "The queue type has no MessageDeduplicationId.");
        }
        // A group in a standard queue only asks for fairness.
        return new Outgoing(outgoing.body(), outgoing.attributes(), outgoing.delay(), null, null, outgoing.sender());
    }

    private static Outgoing fifo(QueueAttributes queue, Outgoing outgoing) {
        var group = outgoing.group();
        if (group == null || !FIFO_ID.matcher(group).matches()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter MessageGroupId.");
        }
        if (outgoing.delay() != null && !outgoing.delay().isZero()) {
            throw new AwsError(INVALID, "DelaySeconds is invalid for a message of a FIFO queue.");
        }
        var id = outgoing.deduplicationId();
        if (id == null && queue.isDeduplicatedByContent()) {
            id = MessageDigests.sha256(outgoing.body());
        }
        if (id == null || !FIFO_ID.matcher(id).matches()) {
            throw new AwsError(
                    INVALID,
                    "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided"
                            + " explicitly");
        }
        return new Outgoing(outgoing.body(), outgoing.attributes(), null, group, id, outgoing.sender());
    }

    private static void checkContents(Outgoing outgoing) {
        if (outgoing.body().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter MessageBody.");
        }
        if (!outgoing.body().codePoints().allMatch(Sending::isAllowed)) {
            throw new AwsError("InvalidMessageContents", "The message contains characters outside the allowed set.");
        }
        if (outgoing.attributes().size() > MAX_ATTRIBUTES) {
            throw new AwsError(INVALID, "Number of message attributes exceeds the allowed maximum " + MAX_ATTRIBUTES);
        }
    }

    /** #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF (SendMessage, MessageBody). */
    private static boolean isAllowed(int c) {
        boolean control = c < 0x20 && c != 0x9 && c != 0xA && c != 0xD;
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }

    static int size(Outgoing outgoing) {
        int size = bytes(outgoing.body());
        for (var attribute : outgoing.attributes().entrySet()) {
            var value = attribute.getValue();
            size += bytes(attribute.getKey()) + bytes(value.type()) + bytes(value.text());
            size += value.binary() == null ? 0 : Base64.getDecoder().decode(value.binary()).length;
        }
        return size;
    }

    private static int bytes(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }
}
