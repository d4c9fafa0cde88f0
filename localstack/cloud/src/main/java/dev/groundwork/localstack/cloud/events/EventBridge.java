package dev.groundwork.localstack.cloud.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.CloudService;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Ids;
import dev.groundwork.localstack.cloud.wire.JsonProtocol;
import dev.groundwork.localstack.cloud.wire.Members;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** Amazon EventBridge (JSON 1.1): PutEvents checks each entry by itself and hands the good ones to a listener. */
public final class EventBridge implements CloudService {

    private static final JsonProtocol PROTOCOL = new JsonProtocol("1.1", "ValidationException");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_ENTRIES = 10;
    private static final int MAX_BYTES = 262_144;

    private final InstantSource clock;
    private final Ids ids;
    private final BusEvent.Listener listener;

    /**
     * @param clock for events that have no time of their own
     * @param random safe for any number of threads
     */
    public EventBridge(InstantSource clock, RandomGenerator random, BusEvent.Listener listener) {
        this.clock = clock;
        this.ids = new Ids(random);
        this.listener = listener;
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        return PROTOCOL.answer(request, members -> switch (request.operation()) {
            case "PutEvents" -> put(members);
            default -> throw JsonProtocol.unknownOperation(request);
        });
    }

    private ObjectNode put(Members request) {
        var entries = request.objects("Entries");
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw request.refusal("Entries must have 1 to " + MAX_ENTRIES + " members");
        }
        var answer = JsonProtocol.object();
        var results = answer.putArray("Entries");
        int failed = 0;
        for (var entry : entries) {
            try {
                var event = event(entry);
                listener.onEvent(event);
                results.addObject().put("EventId", event.id());
            } catch (AwsError refusal) {
                failed++;
                results.addObject().put("ErrorCode", refusal.code()).put("ErrorMessage", refusal.text());
            } catch (RuntimeException lost) {
                System.getLogger(EventBridge.class.getName())
                        .log(System.Logger.Level.ERROR, "An event could not be taken", lost);
                failed++;
                results.addObject().put("ErrorCode", "InternalFailure").put("ErrorMessage", "The event was not taken");
            }
        }
        return answer.put("FailedEntryCount", failed);
    }

    private BusEvent event(Members entry) {
        var source = required(entry, "Source");
        var type = required(entry, "DetailType");
        var detail = required(entry, "Detail");
        int bytes = detail.getBytes(StandardCharsets.UTF_8).length + source.length() + type.length();
        if (bytes > MAX_BYTES) {
            throw new AwsError("InvalidArgument", "The entry is longer than " + MAX_BYTES + " bytes");
        }
        var time = entry.seconds("Time")
                .map(EventBridge::instant)
                .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS));
        var bus = entry.optional("EventBusName").orElse("default");
        return new BusEvent(ids.uuid(), bus, source, type, object(detail), time, entry.texts("Resources"));
    }

    private static String required(Members entry, String name) {
        return entry.optional(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new AwsError("InvalidArgument", "Parameter " + name + " is not valid."));
    }

    private static Instant instant(double seconds) {
        try {
            return Instant.ofEpochSecond((long) seconds);
        } catch (DateTimeException e) {
            throw new AwsError("InvalidArgument", "Parameter Time is not valid.");
        }
    }

    private static JsonNode object(String detail) {
        try {
            var tree = JSON.readTree(detail);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IOException malformed) {
            throw new AwsError("MalformedDetail", "Detail is malformed.");
        }
        throw new AwsError("MalformedDetail", "Detail is malformed.");
    }
}
