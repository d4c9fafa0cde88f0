package dev.groundwork.localstack.runner.tables;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.localstack.runner.cloud.JsonClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads shards by iterators. The iterator behind an empty page is kept for the position that was read from: the next read of the same position
 * goes on there, so a shard with gaps is passed through.
 */
final class ShardIterators {

    private static final int MAX_KEPT = 256;
    private static final String EXPIRED = "ExpiredIteratorException";
    private static final String TRIMMED = "TrimmedDataAccessException";

    /**
     * Records of a shard.
     *
     * @param isOpen whether more may follow
     */
    record Page(List<JsonNode> records, boolean isOpen) {}

    /** A place in a shard: behind a record, or at its beginning. */
    private record Place(String stream, String shard, Optional<String> last) {}

    private final JsonClient streams;
    private final Map<Place, String> kept = new LinkedHashMap<>();

    ShardIterators(JsonClient streams) {
        this.streams = streams;
    }

    /** Returns the records behind the last one that is done. */
    Page next(String stream, String shard, Optional<String> last, int max) {
        var place = new Place(stream, shard, last);
        var iterator = take(place).orElseGet(() -> begin(place));
        try {
            var answer = streams.call(
                    "GetRecords",
                    JsonClient.object().put("ShardIterator", iterator).put("Limit", max));
            var records = new ArrayList<JsonNode>();
            answer.path("Records").forEach(records::add);
            var following = answer.path("NextShardIterator").asText();
            var isOpen = !following.isEmpty() && !following.equals("null");
            if (records.isEmpty() && isOpen) {
                keep(place, following);
            }
            return new Page(records, isOpen);
        } catch (JsonClient.RefusedException e) {
            if (String.valueOf(e.getMessage()).contains(EXPIRED)) {
                return new Page(List.of(), true);
            }
            throw e;
        }
    }

    private String begin(Place place) {
        var request = JsonClient.object().put("StreamArn", place.stream()).put("ShardId", place.shard());
        if (place.last().isEmpty()) {
            return iterator(request.put("ShardIteratorType", "TRIM_HORIZON"));
        }
        var behind = request.deepCopy()
                .put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER")
                .put("SequenceNumber", place.last().get());
        try {
            return iterator(behind);
        } catch (JsonClient.RefusedException e) {
            // The record is older than the stream keeps: what is left of the shard follows it.
            if (String.valueOf(e.getMessage()).contains(TRIMMED)) {
                return iterator(request.put("ShardIteratorType", "TRIM_HORIZON"));
            }
            throw e;
        }
    }

    private String iterator(com.fasterxml.jackson.databind.node.ObjectNode request) {
        return streams.call("GetShardIterator", request).path("ShardIterator").asText();
    }

    private synchronized Optional<String> take(Place place) {
        return Optional.ofNullable(kept.remove(place));
    }

    private synchronized void keep(Place place, String iterator) {
        kept.put(place, iterator);
        if (kept.size() > MAX_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
