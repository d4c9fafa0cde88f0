package dev.groundwork.localstack.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.localstack.cloud.wire.AwsError;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The attributes of a queue, by SQS's names; a missing one has SQS's default. Read-only.
 *
 * @param given the attributes that were set
 */
public record QueueAttributes(Map<String, String> given) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KNOWN = Set.of(
            "VisibilityTimeout",
            "DelaySeconds",
            "ReceiveMessageWaitTimeSeconds",
            "MaximumMessageSize",
            "MessageRetentionPeriod",
            "RedrivePolicy",
            "RedriveAllowPolicy",
            "FifoQueue",
            "ContentBasedDeduplication",
            "DeduplicationScope",
            "FifoThroughputLimit",
            "KmsMasterKeyId",
            "KmsDataKeyReusePeriodSeconds",
            "SqsManagedSseEnabled",
            "Policy");
    private static final int MAX_VISIBILITY = 43_200;
    private static final int MAX_DELAY = 900;
    private static final int MAX_WAIT = 20;
    private static final int MAX_SIZE = 262_144;
    private static final int MIN_SIZE = 1024;
    private static final int MIN_RETENTION = 60;
    private static final int MAX_RETENTION = 1_209_600;
    private static final int MAX_RECEIVES = 1000;

    /** The queue to which a message goes that was received too often. */
    record Redrive(String deadLetterQueue, int maxReceiveCount) {}

    /** Refuses names and values that SQS refuses. */
    public QueueAttributes {
        given = Map.copyOf(new TreeMap<>(given));
        given.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new AwsError("InvalidAttributeName", "Unknown Attribute " + name + ".");
                });
        number(given, "VisibilityTimeout", 0, MAX_VISIBILITY, 30);
        number(given, "DelaySeconds", 0, MAX_DELAY, 0);
        number(given, "ReceiveMessageWaitTimeSeconds", 0, MAX_WAIT, 0);
        number(given, "MaximumMessageSize", MIN_SIZE, MAX_SIZE, MAX_SIZE);
        number(given, "MessageRetentionPeriod", MIN_RETENTION, MAX_RETENTION, 345_600);
        redrive(given);
    }

    /** Returns the time for which a received message stays hidden. */
    Duration visibility() {
        return Duration.ofSeconds(number(given, "VisibilityTimeout", 0, MAX_VISIBILITY, 30));
    }

    /** Returns the time for which a sent message stays hidden at first. */
    Duration delay() {
        return Duration.ofSeconds(number(given, "DelaySeconds", 0, MAX_DELAY, 0));
    }

    /** Returns the time for which a receive waits for a message. */
    Duration longPoll() {
        return Duration.ofSeconds(number(given, "ReceiveMessageWaitTimeSeconds", 0, MAX_WAIT, 0));
    }

    /** Bytes of a body and its attributes. */
    int maxBytes() {
        return number(given, "MaximumMessageSize", MIN_SIZE, MAX_SIZE, MAX_SIZE);
    }

    /** Returns the time for which a message is kept. */
    Duration retention() {
        return Duration.ofSeconds(number(given, "MessageRetentionPeriod", MIN_RETENTION, MAX_RETENTION, 345_600));
    }

    boolean isFifo() {
        return Boolean.parseBoolean(given.get("FifoQueue"));
    }

    boolean isDeduplicatedByContent() {
        return Boolean.parseBoolean(given.get("ContentBasedDeduplication"));
    }

    Optional<Redrive> redrive() {
        return redrive(given);
    }

    /** Returns all settings that SQS shows. */
    Map<String, String> all() {
        var all = new TreeMap<String, String>();
        all.put("VisibilityTimeout", String.valueOf(visibility().toSeconds()));
        all.put("DelaySeconds", String.valueOf(delay().toSeconds()));
        all.put("ReceiveMessageWaitTimeSeconds", String.valueOf(longPoll().toSeconds()));
        all.put("MaximumMessageSize", String.valueOf(maxBytes()));
        all.put("MessageRetentionPeriod", String.valueOf(retention().toSeconds()));
        all.putAll(given);
        return all;
    }

    private static int number(Map<String, String> given, String name, int least, int most, int otherwise) {
        var text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw invalid(name);
        }
        throw invalid(name);
    }

    private static Optional<Redrive> redrive(Map<String, String> given) {
        var text = given.get("RedrivePolicy");
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode policy = JSON.readTree(text);
            var arn = policy.path("deadLetterTargetArn").asText();
            int count = policy.path("maxReceiveCount").asInt();
            if (arn.startsWith("arn:") && count >= 1 && count <= MAX_RECEIVES) {
                return Optional.of(new Redrive(arn.substring(arn.lastIndexOf(':') + 1), count));
            }
        } catch (IOException e) {
            throw invalid("RedrivePolicy");
        }
        throw invalid("RedrivePolicy");
    }

    private static AwsError invalid(String name) {
        return new AwsError("InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
    }
}
