package dev.groundwork.auth.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.testing.HandClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RotateSecretTest {

    private static final Instant NOW = Instant.parse("2026-01-07T09:30:00Z");

    private final Stages stages = new Stages();
    private final Keys keys = new Keys();
    private final RotateSecret rotateSecret = new RotateSecret(
            stages,
            keys,
            new Lifetimes(
                    Duration.ofMinutes(10),
                    Duration.ofDays(7),
                    Duration.ofDays(30),
                    Duration.ofSeconds(30),
                    Duration.ofDays(1),
                    Duration.ofMinutes(30)),
            new HandClock(NOW),
            new SecureRandom());

    @Test
    @DisplayName(
            "INFRA-AUTH-060 a signing key is published before it signs, and the old one retires when its last token has expired")
    void signingKey() {
        rotate(SecretName.SIGNING_KEY, "v1");
        rotate(SecretName.SIGNING_KEY, "v2");

        assertThat(stages.current("id")).containsEntry("jwk", "key 2");
        assertThat(keys.published).containsExactly("key 1", "key 2");
        assertThat(keys.retired).containsExactly(Map.entry("key 1", NOW.plus(Duration.ofMinutes(11))));
    }

    @Test
    @DisplayName("INFRA-AUTH-061 every step of a rotation may be repeated: the version keeps its value")
    void repeated() {
        for (var step : RotateSecret.Step.values()) {
            rotateSecret.step(SecretName.SIGNING_KEY, "id", "v1", step);
            rotateSecret.step(SecretName.SIGNING_KEY, "id", "v1", step);
        }

        assertThat(stages.current("id")).containsEntry("jwk", "key 1");
        assertThat(keys.retired).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-062 a pepper is never dropped: hashes name the one they were made with")
    void pepper() {
        rotate(SecretName.PASSWORD_PEPPER, "v1");
        var first = stages.current("id").get("1");
        rotate(SecretName.PASSWORD_PEPPER, "v2");

        assertThat(stages.current("id"))
                .containsEntry("current", "2")
                .containsEntry("1", first)
                .containsKey("2");
        assertThat(first).hasSize(43);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-330 a key of app configuration is never dropped: sealed values name the one they were sealed with")
    void configKey() {
        rotate(SecretName.CONFIG_KEY, "v1");
        var first = stages.current("id").get("1");
        rotate(SecretName.CONFIG_KEY, "v2");

        assertThat(stages.current("id"))
                .containsEntry("current", "2")
                .containsEntry("1", first)
                .doesNotContainEntry("2", first);
    }

    @Test
    @DisplayName("INFRA-AUTH-331 a webhook secret is replaced by another; the one before stays as the previous version")
    void stripeWebhook() {
        rotate(SecretName.STRIPE_WEBHOOK, "v1");
        var first = stages.current("id").get("secret");
        rotate(SecretName.STRIPE_WEBHOOK, "v2");

        assertThat(first).startsWith("whsec_").hasSizeGreaterThan(40);
        assertThat(stages.current("id")).hasSize(1).doesNotContainEntry("secret", first);
        assertThat(stages.version("id", "v1")).contains(Map.of("secret", String.valueOf(first)));
    }

    private void rotate(SecretName name, String version) {
        for (var step : RotateSecret.Step.values()) {
            rotateSecret.step(name, "id", version, step);
        }
    }

    private static final class Stages implements RotatingSecrets {

        private final Map<String, Map<String, String>> versions = new HashMap<>(Map.of("v0", Map.of()));
        private String current = "v0";

        @Override
        public Map<String, String> current(String secretId) {
            return Objects.requireNonNull(versions.get(current));
        }

        @Override
        public Optional<Map<String, String>> version(String secretId, String version) {
            return Optional.ofNullable(versions.get(version));
        }

        @Override
        public void putPending(String secretId, String version, Map<String, String> value) {
            versions.put(version, value);
        }

        @Override
        public void makeCurrent(String secretId, String version) {
            current = version;
        }
    }

    private static final class Keys implements SigningKeys {

        private final List<String> published = new ArrayList<>();
        private final List<Map.Entry<String, Instant>> retired = new ArrayList<>();
        private int made;

        @Override
        public String generate() {
            return "key " + ++made;
        }

        @Override
        public void publish(String privateJwk) {
            if (!published.contains(privateJwk)) {
                published.add(privateJwk);
            }
        }

        @Override
        public void retire(String privateJwk, Instant at) {
            retired.add(Map.entry(privateJwk, at));
        }
    }
}
