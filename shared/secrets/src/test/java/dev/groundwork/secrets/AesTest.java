package dev.groundwork.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class AesTest {

    private final Aes aes = aes("a secret of at least 128 bits", "label");

    @Test
    @DisplayName("INFRA-AUTH-010 what is sealed opens with the same key, and never looks the same twice")
    void opens() {
        var sealed = aes.seal("token");

        assertThat(aes.open(sealed)).contains("token");
        assertThat(aes.seal("token")).isNotEqualTo(sealed);
    }

    @Test
    @DisplayName("INFRA-AUTH-011 another key, another label or a changed byte opens nothing")
    void refuses() {
        var sealed = aes.seal("token");
        var changed = (sealed.charAt(0) == 'A' ? "B" : "A") + sealed.substring(1);

        assertThat(aes("another secret of 128 bits", "label").open(sealed)).isEmpty();
        assertThat(aes("a secret of at least 128 bits", "other").open(sealed)).isEmpty();
        assertThat(aes.open(changed)).isEmpty();
        assertThat(aes.open("")).isEmpty();
        assertThat(aes.open("no base64 !")).isEmpty();
    }

    private static Aes aes(String secret, String label) {
        return new Aes(secret.getBytes(StandardCharsets.UTF_8), label, new SecureRandom());
    }
}
