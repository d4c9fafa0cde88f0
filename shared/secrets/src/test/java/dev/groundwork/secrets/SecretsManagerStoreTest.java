package dev.groundwork.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The store over a stand-in of Secrets Manager, from a stack's first start on. */
final class SecretsManagerStoreTest {

    private final Versions versions = new Versions();
    private final AtomicLong nanos = new AtomicLong();
    private final SecretStore store = new SecretsManagerStore(versions, "groundwork/test/", nanos::get);

    /** The versions of one secret, the newest first; the last is the template's. */
    private record Versions(Deque<String> texts, List<String> asked) implements SecretsManagerClient {

        Versions() {
            this(new ArrayDeque<>(List.of("{}")), new ArrayList<>());
        }

        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            asked.add(request.secretId());
            return texts.stream()
                    .skip(request.versionStage().equals("AWSPREVIOUS") ? 1 : 0)
                    .findFirst()
                    .map(text ->
                            GetSecretValueResponse.builder().secretString(text).build())
                    .orElseThrow(() -> ResourceNotFoundException.builder().build());
        }

        @Override
        public String serviceName() {
            return "secretsmanager";
        }

        @Override
        public void close() {}
    }

    private void rotateTo(String value) {
        versions.texts.addFirst("{\"key\":\"" + value + "\"}");
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "INFRA-CRED-754 a secret that was never rotated, or once, has no previous version: the template's empty object is none")
    void versions(SecretName name) {
        assertThat(store.previous(name)).isEmpty();
        assertThatThrownBy(() -> store.current(name)).isInstanceOf(IllegalStateException.class);

        rotateTo("first");
        assertThat(store.current(name)).isEqualTo(Map.of("key", "first"));
        assertThat(store.previous(name)).isEmpty();

        rotateTo("second");
        assertThat(store.current(name)).isEqualTo(Map.of("key", "second"));
        assertThat(store.previous(name)).contains(Map.of("key", "first"));

        rotateTo("third");
        assertThat(store.previous(name)).contains(Map.of("key", "second"));
        assertThat(versions.asked).containsOnly("groundwork/test/" + name.text());
    }

    @Test
    @DisplayName("INFRA-CRED-765 a sealed token opens until the second rotation after it, and a foreign one never does")
    void sealedTokens() {
        var seal = new OutboxSeal(store, new SecureRandom());
        var foreign = new Aes("another stack's key".getBytes(StandardCharsets.UTF_8), "outbox", new SecureRandom());
        rotateTo("first");
        var token = seal.seal("token");
        for (var rotation = 1; rotation <= 3; rotation++) {
            assertThat(seal.open(token)).isEqualTo(rotation < 3 ? Optional.of("token") : Optional.empty());
            assertThat(seal.open(foreign.seal("token"))).isEmpty();
            rotateTo("rotation " + rotation);
        }
    }
}
