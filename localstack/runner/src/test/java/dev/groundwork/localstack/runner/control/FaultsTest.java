package dev.groundwork.localstack.runner.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.runner.cloud.CloudCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private final Faults faults = new Faults(new Random(7), 10);
    private final List<String> seen = new ArrayList<>();
    private final FaultyCalls calls = new FaultyCalls(
            call -> {
                seen.add(call.operation());
                return Optional.of(CloudResponse.text(200, "application/json", "{}"));
            },
            faults,
            (function, traceId) -> function.equals("Front"),
            function -> seen.add("killed " + function));

    private static CloudCall call(String caller, String operation, String body) {
        var request = new CloudRequest("POST", "/", null, Map.of(), body.getBytes(StandardCharsets.UTF_8), caller);
        return new CloudCall("dynamodb", operation, caller, "", request);
    }

    private Faults.Fault fault(Faults.Kind kind, String operation, long nth, double probability, long times) {
        return new Faults.Fault(
                "dynamodb",
                Optional.of(operation).filter(o -> !o.isEmpty()),
                Optional.empty(),
                kind,
                nth,
                probability,
                times,
                Duration.ofMillis(1));
    }

    private String answer(String operation) throws InterruptedException {
        return calls.answer(call("Front", operation, "{}"))
                .map(a -> new String(a.body(), StandardCharsets.UTF_8))
                .orElse("lost");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-661 before kills the caller and the service never sees the call; it hits once unless told otherwise")
    void before() throws InterruptedException {
        // Given
        faults.add(fault(Faults.Kind.BEFORE, "write", 2, 1, 1));

        // When
        var answers = List.of(answer("GetItem"), answer("PutItem"), answer("UpdateItem"), answer("PutItem"));

        // Then
        assertThat(answers).containsExactly("{}", "{}", "lost", "{}");
        assertThat(seen).containsExactly("GetItem", "PutItem", "killed Front", "PutItem");
        assertThat(faults.all())
                .singleElement()
                .satisfies(s -> assertThat(s.hits()).isEqualTo(1));
    }

    @Test
    @DisplayName("INFRA-HOST-662 after kills the caller when the service has committed the call")
    void after() throws InterruptedException {
        // Given
        faults.add(fault(Faults.Kind.AFTER, "PutItem", 1, 1, 1));

        // When
        var answer = answer("PutItem");

        // Then
        assertThat(answer).isEqualTo("lost");
        assertThat(seen).containsExactly("PutItem", "killed Front");
    }

    @Test
    @DisplayName("INFRA-HOST-663 throttle and conflict are DynamoDB's own errors, and change nothing")
    void refusals() throws InterruptedException {
        // Given
        faults.add(fault(Faults.Kind.THROTTLE, "GetItem", 1, 1, 1));
        faults.add(fault(Faults.Kind.CONFLICT, "UpdateItem", 1, 1, 1));
        faults.add(fault(Faults.Kind.CONFLICT, "TransactWriteItems", 1, 1, 1));

        // When
        var throttled = answer("GetItem");
        var conflict = answer("UpdateItem");
        var cancelled = calls.answer(call("Front", "TransactWriteItems", "{\"TransactItems\":[{},{}]}"))
                .orElseThrow();

        // Then
        assertThat(throttled).contains("ThrottlingException");
        assertThat(conflict).contains("TransactionConflictException");
        assertThat(cancelled.status()).isEqualTo(400);
        assertThat(new String(cancelled.body(), StandardCharsets.UTF_8).split("\"TransactionConflict\"", -1))
                .hasSize(3);
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-664 calls of background work and of strangers are neither counted nor hit")
    void leavesTheBackgroundAlone() throws InterruptedException {
        // Given
        faults.add(fault(Faults.Kind.BEFORE, "", 2, 1, 1));

        // When
        calls.answer(call("Worker", "PutItem", "{}"));
        calls.answer(call("", "PutItem", "{}"));
        calls.answer(call("Worker", "PutItem", "{}"));

        // Then
        assertThat(seen).containsExactly("PutItem", "PutItem", "PutItem");
        assertThat(answer("PutItem")).isEqualTo("{}");
        assertThat(answer("PutItem")).isEqualTo("lost");
    }

    @Test
    @DisplayName("INFRA-HOST-665 a probability hits about as often as it says, up to the times that it says")
    void probability() throws InterruptedException {
        // Given
        faults.add(fault(Faults.Kind.THROTTLE, "", 1, 0.5, 20));

        // When
        for (int i = 0; i < 100; i++) {
            answer("GetItem");
        }

        // Then
        assertThat(faults.all().getFirst().hits()).isEqualTo(20);
        assertThat(seen).hasSize(80);
    }
}
