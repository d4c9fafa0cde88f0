package dev.groundwork.auth.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.auth.google.GoogleSignIn.Failed;
import dev.groundwork.auth.google.GoogleSignIn.GoogleSignInError;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OpenIdSignInTest {

    private final OAuthSecret secret = OAuthSecret.next(new Random(1));

    @ParameterizedTest
    @CsvSource({"'', ''", "an id, ''", "'', a secret"})
    @DisplayName("INFRA-AUTH-297 without a client id and secret nobody is sent anywhere, and no code is redeemed")
    void notConfigured(String clientId, String clientSecret) {
        var signIn = signIn(Map.of("clientId", clientId, "clientSecret", clientSecret));

        assertThat(signIn.start(secret)).isEqualTo(new Failed(GoogleSignInError.NOT_CONFIGURED));
        assertThat(signIn.redeem("code", secret)).isEqualTo(new Failed(GoogleSignInError.NOT_CONFIGURED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://accounts.google.com", "ftp://accounts.google.com", "accounts.google.com"})
    @DisplayName("INFRA-AUTH-298 an issuer in clear text is taken on this machine only")
    void inClear(String issuer) {
        assertThatThrownBy(() -> provider(issuer)).isInstanceOf(IllegalArgumentException.class);
        assertThat(provider("http://localhost:3000").issuer()).isEqualTo("http://localhost:3000");
    }

    private static OpenIdProvider provider(String issuer) {
        return new OpenIdProvider(issuer, new OpenIdCalls(), () -> Instant.EPOCH);
    }

    private static OpenIdSignIn signIn(Map<String, String> client) {
        var provider = provider("https://accounts.google.com");
        var verifier = new IdTokenVerifier(provider, () -> Instant.EPOCH);
        return new OpenIdSignIn(
                provider, new OpenIdCalls(), verifier, new OneSecret(client), "https://groundwork.test");
    }

    private record OneSecret(Map<String, String> value) implements SecretStore {

        @Override
        public Map<String, String> current(SecretName name) {
            return value;
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName name) {
            return Optional.empty();
        }
    }
}
