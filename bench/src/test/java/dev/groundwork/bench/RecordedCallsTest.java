package dev.groundwork.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.testing.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;

/** The bare client does the work that the ledger does. */
final class RecordedCallsTest {

    private static final int CONSUMES = 20;

    @AutoClose
    private final Tables tables = Tables.create();

    private final RecordedCalls script = RecordedCalls.record(CONSUMES, Duration.ofMillis(1));

    private Cost play(List<List<SdkRequest>> steps) {
        var meter = new Meter();
        try (var client = Clients.open(meter)) {
            steps.forEach(step -> step.forEach(call -> RecordedCalls.send(client, call)));
        }
        return meter.take();
    }

    @Test
    @DisplayName(
            "INFRA-CRED-706 calls sent again do the same work for another user, one call for three of four consumes")
    void sentAgain() {
        var copy = script.in(tables.credits());

        var cost = play(copy.steps());

        assertThat(cost).isEqualTo(new Cost(1.5 * CONSUMES, 1.5 * CONSUMES, 0));
        assertThat(script.steps().stream().filter(step -> step.size() == 1)).hasSize(CONSUMES * 3 / 4);
        var partition = copy.opening().string(Key.PK);
        assertThat(tables.items(tables.credits()))
                .hasSize(1 + CONSUMES / 4)
                .allSatisfy(item -> assertThat(new Item(item).string(Key.PK)).isEqualTo(partition));
    }

    @Test
    @DisplayName("INFRA-CRED-707 with conditions that always hold, calls may come in any order")
    void anyOrder() {
        var copy = script.relaxed().in(tables.credits());

        var cost = play(copy.steps().reversed());

        assertThat(cost.roundTrips()).isEqualTo(1.5 * CONSUMES);
        assertThat(tables.items(tables.credits())).hasSize(1 + CONSUMES / 4);
    }
}
