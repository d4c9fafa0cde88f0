package dev.groundwork.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.password.Password.Verification;
import dev.groundwork.secrets.Aes;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Argon2PasswordHasherTest {

    private static final Password PASSWORD = new Password("a password of some length");
    private static final Password OTHER = new Password("another of the same size!");
    private static final Map<String, String> PEPPERS =
            Map.of("current", "2", "1", "the old pepper", "2", "the new one");

    private final PasswordHasher hasher = new Argon2PasswordHasher(new Peppers(), new SecureRandom());

    @Test
    @DisplayName("INFRA-AUTH-501 a hash has OWASP's parameters, a salt of its own and the current pepper")
    void hash() {
        var hash = hasher.hash(PASSWORD);

        assertThat(hash.value())
                .matches("2\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hash);
        assertThat(hasher.verify(PASSWORD, Optional.of(hash))).isEqualTo(new Verification(true, false));
        assertThat(hasher.verify(OTHER, Optional.of(hash))).isEqualTo(new Verification(false, false));
        assertThat(hasher.verify(PASSWORD, Optional.empty())).isEqualTo(new Verification(false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 19456, 2, 1, 32, false",
        "1, 19456, 2, 1, 32, true",
        "2, 12288, 3, 1, 32, true",
        "2, 19456, 2, 2, 32, true",
        "2, 19456, 1, 1, 32, true",
        "2, 19456, 2, 1, 16, true"
    })
    @DisplayName(
            "INFRA-AUTH-502 what password4j stored verifies, and is outdated with other parameters or another pepper")
    void stored(String pepper, int memoryKib, int passes, int lanes, int tagBytes, boolean isOutdated) {
        var mixed = Aes.hmac(bytes(PEPPERS.getOrDefault(pepper, "")), bytes(PASSWORD.value()));
        var phc = Argon2Function.getInstance(memoryKib, passes, lanes, tagBytes, Argon2.ID)
                .hash(Base64.getEncoder().withoutPadding().encodeToString(mixed))
                .getResult();
        var stored = Optional.of(new PasswordHash(pepper + phc));

        assertThat(hasher.verify(PASSWORD, stored)).isEqualTo(new Verification(true, isOutdated));
        assertThat(hasher.verify(OTHER, stored).matches()).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Peppers() implements SecretStore {

        @Override
        public Map<String, String> current(SecretName name) {
            return PEPPERS;
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName name) {
            return Optional.empty();
        }
    }
}
