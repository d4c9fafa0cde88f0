package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.runner.cloud.CloudCall;
import dev.groundwork.localstack.runner.cloud.CloudEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Counts round trips to DynamoDB and its capacity units by the route, or the schedule, for which a function made them. Calls for which
 * no caller waits are not counted. A refused write reports no capacity and counts as a round trip only.
 */
public final class CapacityMeter implements CloudEndpoint.Calls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVICE = "dynamodb";
    private static final String ASK = "ReturnConsumedCapacity";
    private static final String CONSUMED = "ConsumedCapacity";
    private static final int MAX_ROUTES = 1000;
    private static final Set<String> READS = Set.of("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems");

    /**
     * The calls and capacity units of a route.
     *
     * @param calls requests of the route
     * @param roundTrips calls to DynamoDB
     * @param write write units
     * @param read read units
     */
    public record Use(long calls, long roundTrips, double write, double read) {

        private Use plus(Use more) {
            return new Use(calls + more.calls, roundTrips + more.roundTrips, write + more.write, read + more.read);
        }
    }

    private final CloudEndpoint.Calls calls;
    private final BiFunction<String, String, Optional<String>> purposeOf;
    private final Map<String, Use> routes = new TreeMap<>();

    /**
     * @param calls what is measured
     * @param purposeOf from a function and a trace id to the one thing that the call is made for
     */
    public CapacityMeter(CloudEndpoint.Calls calls, BiFunction<String, String, Optional<String>> purposeOf) {
        this.calls = calls;
        this.purposeOf = purposeOf;
    }

    /** Counts a request of a route. */
    public void called(String route) {
        add(route, new Use(1, 0, 0, 0));
    }

    /** Returns the use by route since the last call of this method. */
    public synchronized Map<String, Use> takeAll() {
        var all = new TreeMap<>(routes);
        routes.clear();
        return all;
    }

    /** Returns the use by route since the last call of {@link #takeAll}. */
    public synchronized Map<String, Use> all() {
        return new TreeMap<>(routes);
    }

    private synchronized void add(String route, Use use) {
        if (routes.containsKey(route) || routes.size() < MAX_ROUTES) {
            routes.merge(route, use, Use::plus);
        }
    }

    @Override
    public Optional<CloudResponse> answer(CloudCall call) throws InterruptedException {
        var purpose = call.service().equals(SERVICE) && !call.caller().isEmpty()
                ? purposeOf.apply(call.caller(), call.traceId())
                : Optional.<String>empty();
        if (purpose.isEmpty()) {
            return calls.answer(call);
        }
        var asked = object(call.request().body());
        if (asked.isEmpty() || asked.get().has(ASK)) {
            var answer = calls.answer(call);
            answer.ifPresent(a -> count(purpose.get(), call, object(a.body())));
            return answer;
        }
        var answer = calls.answer(asking(call, asked.get()));
        return answer.map(a -> withoutCapacity(a, count(purpose.get(), call, object(a.body()))));
    }

    private static CloudCall asking(CloudCall call, ObjectNode body) {
        var r = call.request();
        var bytes = body.put(ASK, "TOTAL").toString().getBytes(StandardCharsets.UTF_8);
        return new CloudCall(
                call.service(),
                call.operation(),
                call.caller(),
                call.traceId(),
                new CloudRequest(r.method(), r.path(), r.query(), r.headers(), bytes, r.caller()));
    }

    private Optional<ObjectNode> count(String purpose, CloudCall call, Optional<ObjectNode> answer) {
        var units = answer.map(a -> units(a.path(CONSUMED))).orElse(0.0);
        add(purpose, READS.contains(call.operation()) ? new Use(0, 1, 0, units) : new Use(0, 1, units, 0));
        return answer;
    }

    private static CloudResponse withoutCapacity(CloudResponse answer, Optional<ObjectNode> body) {
        if (body.isEmpty() || !body.get().has(CONSUMED)) {
            return answer;
        }
        body.get().remove(CONSUMED);
        // The sum was made over what is not sent any more.
        var headers = new TreeMap<>(answer.headers());
        headers.remove("x-amz-crc32");
        return new CloudResponse(answer.status(), headers, body.get().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static double units(JsonNode capacity) {
        if (!capacity.isArray()) {
            return capacity.path("CapacityUnits").asDouble();
        }
        var sum = 0.0;
        for (var one : capacity) {
            sum += one.path("CapacityUnits").asDouble();
        }
        return sum;
    }

    private static Optional<ObjectNode> object(byte[] body) {
        try {
            return JSON.readTree(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
