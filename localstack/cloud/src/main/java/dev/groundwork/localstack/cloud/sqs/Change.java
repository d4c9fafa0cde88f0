package dev.groundwork.localstack.cloud.sqs;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** A change of the queues: each is one line of the journal, and applying them in order gives the queues again. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Made.class, name = "made"),
    @JsonSubTypes.Type(value = Change.Put.class, name = "put"),
    @JsonSubTypes.Type(value = Change.Removed.class, name = "removed"),
    @JsonSubTypes.Type(value = Change.Dropped.class, name = "dropped"),
    @JsonSubTypes.Type(value = Change.Deduplicates.class, name = "deduplicates")
})
sealed interface Change {

    /** The queue that changes. */
    String queue();

    /** A queue is there, with these attributes. */
    record Made(String queue, Map<String, String> attributes) implements Change {}

    /** A message is in the queue, in place of the one with its id. */
    record Put(String queue, Message message) implements Change {}

    /** A message is no longer in the queue. */
    record Removed(String queue, String id) implements Change {}

    /** The queue is gone. */
    record Dropped(String queue) implements Change {}

    /** For five minutes from {@code at} this deduplication id stands for this message. */
    record Deduplicates(String queue, String deduplicationId, String messageId, long sequence, long at)
            implements Change {}

    /** The line of this change. */
    static String line(Change change) {
        try {
            return Json.MAPPER.writerFor(Change.class).writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records can always be written", e);
        }
    }

    /** The change of a line. */
    static Change parse(String line) {
        try {
            return Json.MAPPER.readValue(line, Change.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the journal of the queues is damaged", e);
        }
    }

    /** Holds the mapper, since an interface has no private fields. */
    final class Json {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        private Json() {}
    }
}
