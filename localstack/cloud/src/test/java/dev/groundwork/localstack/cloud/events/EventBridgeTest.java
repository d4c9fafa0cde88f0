package dev.groundwork.localstack.cloud.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.localstack.cloud.CloudServer;
import dev.groundwork.localstack.cloud.HandClock;
import dev.groundwork.localstack.cloud.Sdk;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

final class EventBridgeTest {

    /** Kept, as loggers without a holder are forgotten with their levels. */
    private static final Logger LOG = Logger.getLogger(EventBridge.class.getName());

    @BeforeAll
    static void silence() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        LOG.setLevel(Level.INFO);
    }

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final List<BusEvent> events = new CopyOnWriteArrayList<>();
    private CloudServer server;
    private EventBridgeClient client;

    @BeforeEach
    void start() throws IOException {
        server = CloudServer.start(new EventBridge(new HandClock(NOW), new SecureRandom(), this::take));
        client = Sdk.client(EventBridgeClient.builder(), server.endpoint());
    }

    private void take(BusEvent event) {
        if (event.detailType().equals("lost")) {
            throw new IllegalStateException("the queue behind the rule is full");
        }
        events.add(event);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static PutEventsRequestEntry entry(String type, String detail) {
        return PutEventsRequestEntry.builder()
                .source("groundwork.builder")
                .detailType(type)
                .detail(detail)
                .build();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-840 an event reaches the listener before its answer, with its detail as an object and the clock's time")
    void put() {
        var answer = client.putEvents(r -> r.entries(entry("build.completed", "{\"buildId\":\"b1\"}")));

        assertThat(answer.failedEntryCount()).isZero();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo(answer.entries().getFirst().eventId());
            assertThat(event.source()).isEqualTo("groundwork.builder");
            assertThat(event.detailType()).isEqualTo("build.completed");
            assertThat(event.detail().get("buildId").asText()).isEqualTo("b1");
            assertThat(event.time()).isEqualTo(NOW);
            assertThat(event.bus()).isEqualTo("default");
        });
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-841 each entry fails by itself: malformed detail, missing source, and what the listener could not take")
    void partialFailure() {
        var answer = client.putEvents(r -> r.entries(
                entry("build.completed", "[1]"),
                entry("build.completed", "{}"),
                entry("lost", "{}"),
                PutEventsRequestEntry.builder().detailType("x").detail("{}").build()));

        assertThat(answer.failedEntryCount()).isEqualTo(3);
        assertThat(answer.entries())
                .extracting(e -> e.errorCode())
                .containsExactly("MalformedDetail", null, "InternalFailure", "InvalidArgument");
        assertThat(events).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-AUTH-842 an operation that is not there is refused by its name")
    void unknown() {
        assertThatThrownBy(() -> client.listRules(r -> {}))
                .isInstanceOfSatisfying(
                        EventBridgeException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
    }
}
