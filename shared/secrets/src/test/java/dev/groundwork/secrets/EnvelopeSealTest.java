package dev.groundwork.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class EnvelopeSealTest {

    private static final String CONTEXT = "app_1 NAME";

    private final Map<String, String> keys =
            new HashMap<>(Map.of("current", "1", "1", "a key of 32 bytes or more, really"));
    private final EnvelopeSeal seal = new EnvelopeSeal(new Keys(keys), new SecureRandom());

    @Test
    @DisplayName("INFRA-HOST-540 an envelope opens in its context alone; moved, changed or cut it opens nothing")
    void context() {
        var envelope = seal.seal("a value with ünïcode", CONTEXT);

        assertThat(seal.open(envelope, CONTEXT)).contains("a value with ünïcode");
        assertThat(seal.open(envelope, "app_2 NAME")).isEmpty();
        assertThat(seal.open(envelope, "app_1 OTHER")).isEmpty();
        for (int i = 0; i < envelope.bytes().length; i++) {
            var changed = envelope.bytes();
            changed[i] ^= 1;
            var moved = new Envelope(changed);
            if (!seal.isNewer(moved)) {
                assertThat(seal.open(moved, CONTEXT)).as("byte %d", i).isEmpty();
            }
        }
        assertThat(seal.open(new Envelope(new byte[] {1, 0, 0}), CONTEXT)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-541 the same value never looks the same twice, and takes 93 bytes more than the value")
    void fresh() {
        var first = seal.seal("", CONTEXT);

        assertThat(first.bytes()).hasSize(Envelope.OVERHEAD);
        assertThat(seal.seal("", CONTEXT).bytes()).isNotEqualTo(first.bytes());
        assertThat(seal.open(first, CONTEXT)).contains("");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-542 after a rotation older envelopes open on and are told apart; a lost version opens nothing")
    void rotation() {
        var before = seal.seal("value", CONTEXT);
        keys.put("2", "another key of 32 bytes or more, really");
        keys.put("current", "2");
        var after = seal.seal("value", CONTEXT);

        assertThat(seal.open(before, CONTEXT)).contains("value");
        assertThat(seal.open(after, CONTEXT)).contains("value");
        assertThat(seal.isOlder(before)).isTrue();
        assertThat(seal.isOlder(after)).isFalse();
        keys.remove("1");
        assertThat(seal.open(before, CONTEXT)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-543 a version of the key that is not seen here yet is a fault to repeat, not a lost value")
    void newer() {
        keys.put("2", "another key of 32 bytes or more, really");
        keys.put("current", "2");
        var envelope = seal.seal("value", CONTEXT);
        keys.put("current", "1");
        keys.remove("2");

        assertThat(seal.isNewer(envelope)).isTrue();
        assertThatThrownBy(() -> seal.open(envelope, CONTEXT)).isInstanceOf(IllegalStateException.class);
    }

    private record Keys(Map<String, String> members) implements SecretStore {

        @Override
        public Map<String, String> current(SecretName name) {
            return members;
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName name) {
            return Optional.empty();
        }
    }
}
