package dev.groundwork.localstack.runner.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A position in a stream of several shards. As a text it names the stream: a position in the stream of a table that was made anew is the
 * beginning of the new one.
 *
 * @param stream the stream's ARN
 * @param shards the sequence number of the last record that is done, by shard
 */
record StreamCursor(String stream, Map<String, String> shards) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> SHARDS = new TypeReference<>() {};

    StreamCursor {
        shards = Map.copyOf(shards);
    }

    /** Reads a text; an empty one and one of another stream are the beginning. */
    static StreamCursor parse(String text, String stream) {
        try {
            var tree = text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
            var isSame = tree.path("stream").asText().equals(stream);
            return new StreamCursor(stream, isSame ? JSON.convertValue(tree.path("shards"), SHARDS) : Map.of());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalStateException("no position in a stream: " + text, e);
        }
    }

    /** Returns the last record of a shard that is done. */
    Optional<String> last(String shard) {
        return Optional.ofNullable(shards.get(shard));
    }

    /** Returns the position behind a record. */
    StreamCursor behind(String shard, String sequenceNumber) {
        var moved = new TreeMap<>(shards);
        moved.put(shard, sequenceNumber);
        return new StreamCursor(stream, moved);
    }

    /** Returns the position without the shards that the stream does not have any more. */
    StreamCursor only(Set<String> existing) {
        var kept = new TreeMap<>(shards);
        kept.keySet().retainAll(existing);
        return new StreamCursor(stream, kept);
    }

    /** Returns the text. */
    String text() {
        var json = JSON.createObjectNode().put("stream", stream);
        json.set("shards", JSON.valueToTree(new TreeMap<>(shards)));
        return json.toString();
    }
}
