package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.runner.cloud.CloudRequest;
import dev.groundwork.localstack.runner.cloud.CloudResponse;
import dev.groundwork.localstack.runner.cloud.CloudService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts round trips and capacity units of DynamoDB by the route whose invocation made them. A call is counted when its function works for one
 * route only at that moment; calls of pollers are not counted. A refused conditional write tells no capacity and counts as a round trip only.
 */
public final class CapacityMeter implements CloudService {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> READS = Set.of("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems");

    /** What a route used. */
    public record Use(long calls, long roundTrips, double write, double read) {

        private Use plus(Use more) {
            return new Use(calls + more.calls, roundTrips + more.roundTrips, write + more.write, read + more.read);
        }
    }

    private final CloudService dynamoDb;
    private final Function<String, Optional<String>> routeOf;
    private final Map<String, Use> routes = new TreeMap<>();

    /**
     * @param dynamoDb what is measured
     * @param routeOf the one route that a function works for now
     */
    public CapacityMeter(CloudService dynamoDb, Function<String, Optional<String>> routeOf) {
        this.dynamoDb = dynamoDb;
        this.routeOf = routeOf;
    }

    /** Counts a request of a route. */
    public synchronized void called(String route) {
        routes.merge(route, new Use(1, 0, 0, 0), Use::plus);
    }

    /** What was used since the last time this was asked, by route. */
    public synchronized Map<String, Use> takeAll() {
        var all = new TreeMap<>(routes);
        routes.clear();
        return all;
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        return handleOrLose(request).orElseThrow(() -> new IllegalStateException("the answer was lost"));
    }

    @Override
    public Optional<CloudResponse> handleOrLose(CloudRequest request) {
        var route = routeOf.apply(request.caller());
        if (route.isEmpty()) {
            return dynamoDb.handleOrLose(request);
        }
        try {
            var asked = JSON.readTree(request.body());
            var wanted = asked.has("ReturnConsumedCapacity") || !(asked instanceof ObjectNode);
            if (asked instanceof ObjectNode object && !wanted) {
                object.put("ReturnConsumedCapacity", "TOTAL");
            }
            var answer = dynamoDb.handleOrLose(new CloudRequest(request.target(), bytes(asked), request.caller()));
            return answer.isEmpty()
                    ? answer
                    : Optional.of(counted(route.get(), request.operation(), answer.get(), wanted));
        } catch (IOException e) {
            return dynamoDb.handleOrLose(request);
        }
    }

    private CloudResponse counted(String route, String operation, CloudResponse answer, boolean wanted)
            throws IOException {
        var body = JSON.readTree(answer.body());
        var units = units(body.path("ConsumedCapacity"));
        var use = READS.contains(operation) ? new Use(0, 1, 0, units) : new Use(0, 1, units, 0);
        synchronized (this) {
            routes.merge(route, use, Use::plus);
        }
        if (!wanted && body instanceof ObjectNode object) {
            object.remove("ConsumedCapacity");
            return new CloudResponse(answer.status(), answer.contentType(), bytes(object));
        }
        return answer;
    }

    private static double units(JsonNode capacity) {
        if (capacity.isArray()) {
            var sum = 0.0;
            for (var one : capacity) {
                sum += one.path("CapacityUnits").asDouble();
            }
            return sum;
        }
        return capacity.path("CapacityUnits").asDouble();
    }

    private static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }
}
