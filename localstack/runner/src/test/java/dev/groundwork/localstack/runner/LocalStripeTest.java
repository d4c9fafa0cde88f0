package dev.groundwork.localstack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalStripeTest {

    @Test
    @DisplayName(
            "INFRA-CRED-945 another address takes the place of the stand-in; a key is there in both cases, and stays")
    void anotherAddress(@TempDir Path home) throws IOException {
        // Given
        try (var own = start(home, Map.of(), 1)) {
            // When
            try (var other = start(home, Map.of("GROUNDWORK_STRIPE_URL", "http://127.0.0.1:9"), 2)) {
                // Then
                assertThat(own.standIn()).isPresent();
                assertThat(own.parameters())
                        .containsEntry("StripeUrl", own.standIn().orElseThrow().url());
                assertThat(other.standIn()).isEmpty();
                assertThat(other.parameters()).containsEntry("StripeUrl", "http://127.0.0.1:9");
                assertThat(other.parameters().get("StripeApiKey"))
                        .isEqualTo(own.parameters().get("StripeApiKey"))
                        .matches("sk_test_[0-9a-f]{48}");
            }
        }
    }

    private static LocalStripe start(Path home, Map<String, String> environment, long seed) throws IOException {
        var settings = new Settings(home, home, home, 0, false, Optional.empty(), Settings.IDLE, environment);
        return LocalStripe.start(settings, new Random(seed), InstantSource.system());
    }
}
