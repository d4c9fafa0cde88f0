package dev.groundwork.localstack.runner.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillingOptionsTest {

    private static BillingOptions options(String line) {
        var arguments = new ArrayList<>(List.of(line.split(" ", -1)));
        arguments.addAll(List.of("--stack", "http://127.0.0.1:3000"));
        return BillingOptions.of(arguments);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-269 a day is its noon in UTC, an instant is itself to the second, and neither is the stack's own time")
    void times() {
        // Given / When / Then
        assertThat(options("run --date 2026-02-28").time()).contains(Instant.parse("2026-02-28T12:00:00Z"));
        assertThat(options("run --time 2026-02-28T23:30:00.75Z").time())
                .contains(Instant.parse("2026-02-28T23:30:00Z"));
        assertThat(options("run").time()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "walk",
                "run --date",
                "run --date 2026-02-30",
                "run --date yesterday",
                "run --time 2026-02-28",
                "run --date 2026-02-28 --time 2026-02-28T00:00:00Z",
                "run --date 1969-12-31",
                "run --all"
            })
    @DisplayName("INFRA-HOST-270 what is no day, no instant or no option runs nothing")
    void refuses(String line) {
        // Given / When / Then
        assertThatThrownBy(() -> options(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
