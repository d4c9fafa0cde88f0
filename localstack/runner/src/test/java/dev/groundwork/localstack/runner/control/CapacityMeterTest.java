package dev.groundwork.localstack.runner.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.runner.cloud.CloudCall;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CapacityMeterTest {

    private final InvocationsInFlight inFlight = new InvocationsInFlight();
    private final CapacityMeter meter = new CapacityMeter(
            call -> {
                var asks = new String(call.request().body(), StandardCharsets.UTF_8).contains("ReturnConsumedCapacity");
                return Optional.of(CloudResponse.text(
                        200, "json", asks ? "{\"a\":1,\"ConsumedCapacity\":{\"CapacityUnits\":1.5}}" : "{\"a\":1}"));
            },
            inFlight::purpose);

    private String call(String operation, String traceId, String body) throws InterruptedException {
        var request = new CloudRequest("POST", "/", null, Map.of(), body.getBytes(StandardCharsets.UTF_8), "Credits");
        var answer = meter.answer(new CloudCall("dynamodb", operation, "Credits", traceId, request));
        return new String(answer.orElseThrow().body(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("INFRA-HOST-666 units and round trips are counted for the route, and who did not ask is not told")
    void counts() throws InterruptedException {
        try (var _ = inFlight.begin("Credits", "Root=1-a", Optional.of("POST /consume"))) {
            // Given
            meter.called("POST /consume");

            // When
            var quiet = call("UpdateItem", "", "{}");
            var told = call("GetItem", "", "{\"ReturnConsumedCapacity\":\"TOTAL\"}");

            // Then
            assertThat(quiet).isEqualTo("{\"a\":1}");
            assertThat(told).contains("ConsumedCapacity");
            assertThat(meter.takeAll())
                    .containsExactly(Map.entry("POST /consume", new CapacityMeter.Use(1, 2, 1.5, 1.5)));
            assertThat(meter.takeAll()).isEmpty();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-667 of two routes at once the trace id tells, and without one nobody is charged")
    void tellsByTrace() throws InterruptedException {
        try (var _ = inFlight.begin("Credits", "Root=1-a;Parent=1", Optional.of("POST /a"));
                var _ = inFlight.begin("Credits", "Root=1-b;Parent=2", Optional.of("POST /b"))) {
            // Given / When
            call("UpdateItem", "Root=1-b;Parent=9;Sampled=0", "{}");
            call("UpdateItem", "", "{}");

            // Then
            assertThat(meter.takeAll()).containsOnlyKeys("POST /b");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-668 what is done for nobody who waits is not counted")
    void leavesTheBackgroundOut() throws InterruptedException {
        try (var _ = inFlight.begin("Credits", "Root=1-a", Optional.empty())) {
            // Given / When
            call("UpdateItem", "", "{}");

            // Then
            assertThat(meter.takeAll()).isEmpty();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-669 requests of one kind have one name, whatever ids they carry")
    void namesRoutes() {
        // Given
        var path = "/api/apps/app_01HZXABCDEFGHJKMNPQRSTVWXY/deployments/dep_01HZXABCDEFGHJKMNPQRSTVWXY";

        // When / Then
        assertThat(RouteNames.of("GET", path)).isEqualTo("GET /api/apps/{id}/deployments/{id}");
        assertThat(RouteNames.of("POST", "/api/credits/consume")).isEqualTo("POST /api/credits/consume");
        assertThat(RouteNames.of("GET", "/api/auth/forgot-password")).isEqualTo("GET /api/auth/forgot-password");
    }
}
