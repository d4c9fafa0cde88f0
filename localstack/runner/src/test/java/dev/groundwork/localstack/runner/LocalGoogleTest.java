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

final class LocalGoogleTest {

    private static final String ORIGIN = "http://127.0.0.1:3000";

    @Test
    @DisplayName(
            "INFRA-AUTH-238 another issuer takes the place of the stand-in; a client is there in both cases, and stays")
    void anotherIssuer(@TempDir Path home) throws IOException {
        // Given
        try (var own = start(home, Map.of(), 1)) {
            // When
            try (var other = start(home, Map.of("GROUNDWORK_GOOGLE_ISSUER", "http://127.0.0.1:9"), 2)) {
                // Then
                assertThat(own.standIn()).isPresent();
                assertThat(own.status())
                        .containsEntry("issuer", own.standIn().orElseThrow().issuer());
                assertThat(other.standIn()).isEmpty();
                assertThat(other.status()).containsEntry("issuer", "http://127.0.0.1:9");
                assertThat(other.parameters().get("GoogleClientId")).isNotEmpty();
                assertThat(other.parameters().get("GoogleClientSecret"))
                        .isEqualTo(own.parameters().get("GoogleClientSecret"))
                        .hasSizeGreaterThan(30);
            }
        }
    }

    private static LocalGoogle start(Path home, Map<String, String> environment, long seed) throws IOException {
        var settings = new Settings(home, home, home, 0, false, Optional.empty(), Settings.IDLE, environment);
        return LocalGoogle.start(settings, ORIGIN, new Random(seed), InstantSource.system());
    }
}
