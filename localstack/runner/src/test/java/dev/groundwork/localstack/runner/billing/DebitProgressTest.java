package dev.groundwork.localstack.runner.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DebitProgressTest {

    private static final Instant RUN = Instant.parse("2026-03-01T12:00:00Z");

    private final DebitProgress progress = new DebitProgress(RUN);

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    static JsonNode page(Instant run, int shard, int apps, boolean last) throws JsonProcessingException {
        return json(
                "{\"event\":\"hosting_debit_progress\",\"run\":\"%s\",\"shard\":%d,\"owners\":2,\"apps\":%d,\"charged\":%d,\"suspended\":1,\"failed\":0,\"last\":%s}"
                        .formatted(run, shard, apps, apps - 1, last));
    }

    static JsonNode started(Instant run, int shards) throws JsonProcessingException {
        return json("{\"event\":\"hosting_debit_started\",\"run\":\"%s\",\"shards\":%d,\"queued\":1}"
                .formatted(run, shards));
    }

    @Test
    @DisplayName("INFRA-HOST-271 the pages of a run add up, other runs and other lines do not count")
    void addsUp() throws JsonProcessingException {
        // Given
        progress.accept(page(RUN, 0, 10, false));

        // When
        progress.accept(page(RUN, 0, 5, true));
        progress.accept(page(RUN.plusSeconds(1), 1, 100, true));
        progress.accept(json("{\"event\":\"login_succeeded\",\"run\":\"%s\"}".formatted(RUN)));
        progress.accept(json("{\"event\":\"hosting_debit_progress\",\"run\":\"\"}"));

        // Then
        assertThat(progress.counts()).isEqualTo(new DebitProgress.Counts(2, 4, 15, 13, 2, 0));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-272 a run is complete when every partition has had its last page, however often one is told")
    void completes() throws JsonProcessingException {
        // Given
        progress.accept(page(RUN, 0, 1, true));
        progress.accept(page(RUN, 0, 1, true));
        var before = progress.isComplete();
        progress.accept(started(RUN, 2));
        var between = progress.isComplete();

        // When
        progress.accept(page(RUN, 1, 1, true));

        // Then
        assertThat(before).isFalse();
        assertThat(between).isFalse();
        assertThat(progress.isComplete()).isTrue();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-273 the progress line has part, rate and time left, and no time left where the number of apps is unknown")
    void line() {
        // Given
        var counts = new DebitProgress.Counts(3, 500, 25_000, 25_000, 0, 0);

        // When
        var known = ProgressText.line(counts, OptionalLong.of(100_000), Duration.ofSeconds(50));
        var unknown = ProgressText.line(counts, OptionalLong.empty(), Duration.ofSeconds(50));

        // Then
        assertThat(known).contains(" 25 %", "25,000 of 100,000 apps", "500 owners", "500/s", "left 2:30");
        assertThat(unknown).contains("25,000 apps", "500/s").doesNotContain("left", "%");
    }
}
