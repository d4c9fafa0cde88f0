package dev.groundwork.auth.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LifetimesInMailsTest {

    @ParameterizedTest
    @CsvSource({
        "P1D, 24 hours",
        "PT1H, 1 hour",
        "PT36H, 1 day and 12 hours",
        "P2D, 2 days",
        "P7D, 7 days",
        "PT90M, 1 hour and 30 minutes",
        "PT30M, 30 minutes",
        "PT1M, 1 minute",
        "PT90S, 1 minute and 30 seconds",
        "P1DT1S, 24 hours and 1 second",
        "PT2H0.9S, 2 hours",
        "PT0.1S, less than a second"
    })
    @DisplayName("INFRA-AUTH-414 any lifetime is told as a reader says it")
    void text(String iso, String text) {
        assertThat(Mail.text(Duration.parse(iso))).isEqualTo(text);
    }

    @Test
    @DisplayName("INFRA-AUTH-415 the mails name the lifetimes that are configured")
    void configured() {
        var changed = Map.<String, Object>of("groundwork.verify.ttl", "PT2H", "groundwork.reset.ttl", "PT10M");
        try (var stack = new AuthStack(new HandClock(Instant.parse("2026-01-07T09:30:00Z")), changed)) {
            stack.account("ada@example.com", "Ada");
            stack.send(HttpEvent.post("/api/auth/forgot-password", "{\"email\":\"ada@example.com\"}"));

            assertThat(stack.mails())
                    .extracting(mail -> mail.kind() + ": " + mail.words().get("life"))
                    .containsExactly("password_reset: 10 minutes", "verify_email: 2 hours");
        }
    }
}
