package dev.groundwork.localstack.dynamodb.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.table.Commit.Origin;
import dev.groundwork.localstack.dynamodb.table.StreamView;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import dev.groundwork.localstack.dynamodb.value.ItemSize;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One change of one item.
 *
 * @param sequence rises with every record of an engine
 * @param before the item before the change where there was one; its key alone where the view does not show it
 * @param after the item after the change where there is one; its key alone where the view does not show it
 */
public record StreamRecord(
        long sequence,
        Instant at,
        Origin origin,
        StreamView view,
        Map<String, AttributeValue> keys,
        Optional<Map<String, AttributeValue>> before,
        Optional<Map<String, AttributeValue>> after) {

    private static final String TTL_PRINCIPAL = "dynamodb.amazonaws.com";

    /** The sequence number as the API writes it: of one length, so that texts sort as numbers do. */
    public static String text(long sequence) {
        return "1%020d".formatted(sequence);
    }

    /**
     * The sequence of such a text.
     *
     * @throws NumberFormatException where it is none
     */
    public static long parse(String text) {
        if (text.length() != text(0).length() || text.charAt(0) != '1') {
            throw new NumberFormatException(text);
        }
        return Long.parseLong(text, 1, text.length(), 10);
    }

    /** The sequence number as the API writes it. */
    public String sequenceNumber() {
        return text(sequence);
    }

    /** {@code INSERT}, {@code MODIFY} or {@code REMOVE}. */
    public String eventName() {
        if (after.isEmpty()) {
            return "REMOVE";
        }
        return before.isEmpty() ? "INSERT" : "MODIFY";
    }

    /** The record as GetRecords answers it. */
    public ObjectNode json() {
        return json("PrincipalId", "Type");
    }

    /**
     * The record as Lambda hands it to a function.
     *
     * @param streamArn the stream it comes from
     */
    public ObjectNode lambdaEvent(String streamArn) {
        return json("principalId", "type").put("eventSourceARN", streamArn);
    }

    private ObjectNode json(String principalMember, String typeMember) {
        var record = JsonNodeFactory.instance.objectNode();
        record.put("eventID", "%032x".formatted(sequence));
        record.put("eventName", eventName());
        record.put("eventVersion", "1.1");
        record.put("eventSource", "aws:dynamodb");
        record.put("awsRegion", TableDefinition.REGION);
        var change = record.putObject("dynamodb");
        change.put("ApproximateCreationDateTime", at.getEpochSecond());
        change.set("Keys", ValueJson.write(keys));
        shown(view.showsNew(), after).ifPresent(image -> change.set("NewImage", ValueJson.write(image)));
        shown(view.showsOld(), before).ifPresent(image -> change.set("OldImage", ValueJson.write(image)));
        change.put("SequenceNumber", sequenceNumber());
        change.put("SizeBytes", size());
        change.put("StreamViewType", view.name());
        if (origin == Origin.TIME_TO_LIVE) {
            record.putObject("userIdentity").put(principalMember, TTL_PRINCIPAL).put(typeMember, "Service");
        }
        return record;
    }

    /** The bytes of the keys and of the images that are shown. */
    public int size() {
        return ItemSize.of(keys)
                + shown(view.showsNew(), after).map(ItemSize::of).orElse(0)
                + shown(view.showsOld(), before).map(ItemSize::of).orElse(0);
    }

    private static Optional<Map<String, AttributeValue>> shown(
            boolean shows, Optional<Map<String, AttributeValue>> image) {
        return shows ? image : Optional.empty();
    }
}
