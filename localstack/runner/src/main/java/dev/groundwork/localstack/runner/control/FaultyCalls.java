package dev.groundwork.localstack.runner.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.runner.cloud.CloudCall;
import dev.groundwork.localstack.runner.cloud.CloudEndpoint;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/** Injects {@link Faults} into the calls that functions make. */
public final class FaultyCalls implements CloudEndpoint.Calls {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Faults.Kind> EARLY =
            Set.of(Faults.Kind.BEFORE, Faults.Kind.THROTTLE, Faults.Kind.CONFLICT, Faults.Kind.LATENCY);
    private static final Set<Faults.Kind> LATE = Set.of(Faults.Kind.AFTER);
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int SLOW_DOWN = 503;

    /** Ends a function's process and returns when it has ended. */
    @FunctionalInterface
    public interface Kill {
        void process(String function) throws InterruptedException;
    }

    private final CloudEndpoint.Calls calls;
    private final Faults faults;
    private final BiPredicate<String, String> isForeground;
    private final Kill kill;

    /**
     * @param calls what answers without faults
     * @param isForeground tells whether a function's call with a trace id is made while a caller waits
     */
    public FaultyCalls(CloudEndpoint.Calls calls, Faults faults, BiPredicate<String, String> isForeground, Kill kill) {
        this.calls = calls;
        this.faults = faults;
        this.isForeground = isForeground;
        this.kill = kill;
    }

    @Override
    public Optional<CloudResponse> answer(CloudCall call) throws InterruptedException {
        if (call.caller().isEmpty() || !isForeground.test(call.caller(), call.traceId())) {
            return calls.answer(call);
        }
        var early = faults.hit(call, EARLY);
        if (early.isEmpty()) {
            return answered(call);
        }
        return switch (early.get().kind()) {
            case BEFORE, AFTER -> killed(call);
            case THROTTLE -> Optional.of(throttled(call));
            case CONFLICT -> Optional.of(conflict(call));
            case LATENCY -> {
                TimeUnit.NANOSECONDS.sleep(early.get().latency().toNanos());
                yield answered(call);
            }
        };
    }

    private Optional<CloudResponse> answered(CloudCall call) throws InterruptedException {
        var answer = calls.answer(call);
        var isCommitted = answer.isPresent()
                && answer.get().status() < BAD_REQUEST
                && answer.get().status() >= OK;
        return isCommitted && faults.hit(call, LATE).isPresent() ? killed(call) : answer;
    }

    /** The process is gone before the connection ends, so that nothing in it can try again. */
    private Optional<CloudResponse> killed(CloudCall call) throws InterruptedException {
        kill.process(call.caller());
        return Optional.empty();
    }

    private static CloudResponse throttled(CloudCall call) {
        return switch (call.service()) {
            case "ses" ->
                xml(
                        "<ErrorResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\"><Error><Type>Sender</Type>"
                                + "<Code>Throttling</Code><Message>Rate exceeded</Message></Error><RequestId>local</RequestId></ErrorResponse>",
                        BAD_REQUEST);
            case "s3" ->
                xml(
                        "<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>",
                        SLOW_DOWN);
            default -> json("ThrottlingException", "Rate exceeded");
        };
    }

    private static CloudResponse conflict(CloudCall call) {
        if (!call.service().equals("dynamodb")) {
            return json("ConcurrentModificationException", "Another request changes the same thing");
        }
        if (!call.operation().startsWith("Transact")) {
            return json(
                    "com.amazonaws.dynamodb.v20120810#TransactionConflictException",
                    "Transaction is ongoing for the item");
        }
        var error = error(
                "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]");
        var reasons = error.putArray("CancellationReasons");
        for (int i = 0; i < items(call); i++) {
            reasons.addObject()
                    .put("Code", "TransactionConflict")
                    .put("Message", "Transaction is ongoing for the item");
        }
        return CloudResponse.text(BAD_REQUEST, "application/x-amz-json-1.0", error.toString());
    }

    private static int items(CloudCall call) {
        try {
            return Math.max(
                    1,
                    JSON.readTree(call.request().body()).path("TransactItems").size());
        } catch (IOException e) {
            return 1;
        }
    }

    private static CloudResponse json(String type, String message) {
        return CloudResponse.text(
                BAD_REQUEST, "application/x-amz-json-1.0", error(type, message).toString());
    }

    private static ObjectNode error(String type, String message) {
        return JSON.createObjectNode().put("__type", type).put("message", message);
    }

    private static CloudResponse xml(String body, int status) {
        return new CloudResponse(
                status, Map.of("Content-Type", "text/xml"), body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
