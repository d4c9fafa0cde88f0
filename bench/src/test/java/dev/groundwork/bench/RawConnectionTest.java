package dev.groundwork.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.testing.Engine;
import dev.groundwork.testing.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A raw connection does the work that the ledger's client does. */
final class RawConnectionTest {

    private static final int CONSUMES = 8;

    @AutoClose
    private final Tables tables = Tables.create();

    @AutoClose
    private final RawConnection connection = RawConnection.open(Engine.endpoint());

    private final RecordedCalls script = RecordedCalls.record(CONSUMES, Duration.ofMillis(1));

    @Test
    @DisplayName("INFRA-CRED-585 the bytes of recorded consumes leave the items that the consumes left")
    void sameItems() {
        var byClient = script.in(tables.credits());
        var byBytes = script.in(tables.credits());
        try (var client = Clients.open()) {
            byClient.steps().forEach(step -> step.forEach(call -> RecordedCalls.send(client, call)));
        }

        RawRequests.of(byBytes.steps()).forEach(connection::send);

        var partitions = tables.items(tables.credits()).stream().collect(Collectors.groupingBy(item -> item.get("pk")));
        assertThat(partitions).hasSize(2);
        assertThat(partitions.values()).extracting(List::size).containsOnly(1 + CONSUMES / 4);
    }

    @Test
    @DisplayName("INFRA-CRED-586 a raw connection sends as many requests as were recorded, and takes no answer but 200")
    void refused() {
        var requests = RawRequests.of(script.steps());
        assertThat(requests.stream().mapToInt(List::size).sum()).isEqualTo(CONSUMES * 3 / 2);
        var bad =
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> connection.send(List.of(bad))).isInstanceOf(IllegalStateException.class);
    }
}
