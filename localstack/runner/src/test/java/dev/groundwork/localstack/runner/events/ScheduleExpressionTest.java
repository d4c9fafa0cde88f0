package dev.groundwork.localstack.runner.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleExpressionTest {

    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource(textBlock = """
            cron(5 0 * * ? *),          2026-01-31T00:05:00Z, 2026-02-01T00:05:00Z
            cron(5 0 * * ? *),          2026-01-31T00:04:59Z, 2026-01-31T00:05:00Z
            cron(*/15 * * * ? *),       2026-01-31T10:46:00Z, 2026-01-31T11:00:00Z
            cron(0 8 ? * MON-FRI *),    2026-01-30T09:00:00Z, 2026-02-02T08:00:00Z
            cron(0 0 L * ? *),          2026-02-01T00:00:00Z, 2026-02-28T00:00:00Z
            cron(0 0 ? * 6L *),         2026-02-01T00:00:00Z, 2026-02-27T00:00:00Z
            cron(0 0 ? * 2#1 *),        2026-02-03T00:00:00Z, 2026-03-02T00:00:00Z
            cron(0 0 15W * ? *),        2026-02-01T00:00:00Z, 2026-02-16T00:00:00Z
            cron(0 0 1 JAN ? 2028),     2026-02-01T00:00:00Z, 2028-01-01T00:00:00Z
            cron(0 0 29 2 ? *),         2026-03-01T00:00:00Z, 2028-02-29T00:00:00Z
            rate(1 minute),             2026-01-31T00:00:00Z, 2026-01-31T00:01:00Z
            rate(2 days),               2026-01-31T00:00:00Z, 2026-02-02T00:00:00Z
            """)
    @DisplayName("INFRA-HOST-630 an expression is due when EventBridge Scheduler says")
    void isDue(String expression, Instant now, Instant next) {
        // Given / When / Then
        assertThat(ScheduleExpression.parse(expression).next(now)).contains(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(1 minutes)",
                "rate(5 minute)",
                "rate(0 minutes)",
                "rate(5 weeks)",
                "rate(5minutes)",
                "every day",
                "cron(0 0 * * * *)",
                "cron(0 0 ? * ? *)",
                "cron(60 0 * * ? *)",
                "cron(0 24 * * ? *)",
                "cron(0 0 32 * ? *)",
                "cron(0 0 * 13 ? *)",
                "cron(0 0 ? * 8 *)",
                "cron(0 0 ? * 2#6 *)",
                "cron(5-1 0 * * ? *)",
                "cron(*/0 0 * * ? *)",
                "cron(0 0 * * ?)",
                "cron(0  0 * * ? *)",
                "cron(0 0 * * ? 1969)"
            })
    @DisplayName(
            "INFRA-HOST-631 what EventBridge Scheduler would refuse is refused with the expression in the sentence")
    void refuses(String expression) {
        // Given / When / Then
        assertThatThrownBy(() -> ScheduleExpression.parse(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expression);
    }

    @Test
    @DisplayName("INFRA-HOST-632 an expression whose years are over is never due")
    void ends() {
        // Given
        var past = ScheduleExpression.parse("cron(0 0 1 1 ? 2020)");

        // When / Then
        assertThat(past.next(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
    }
}
