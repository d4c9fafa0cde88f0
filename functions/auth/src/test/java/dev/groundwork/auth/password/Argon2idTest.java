package dev.groundwork.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tags of known inputs are those that libargon2's own test.c expects of version 0x13. */
final class Argon2idTest {

    private static final byte[] PASSWORD = bytes("a password of some length");
    private static final byte[] SALT = bytes("salt of 16 bytes");

    @ParameterizedTest
    @CsvSource({
        "65536, 2, 1, password, CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "256, 2, 1, password, nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "256, 2, 2, password, bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
        "65536, 1, 1, password, 9qWtwbpyPd3vm1rB1GThgPzZ3/ydHL92zKL+15XZypg",
        "65536, 4, 1, password, kCXUjmjvc5XMqQedpMTsOv+zyJEf5PhtGiUghW9jFyw",
        "65536, 2, 1, differentpassword, C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94"
    })
    @DisplayName("INFRA-AUTH-490 known passwords have known hashes")
    void known(int memoryKib, int passes, int lanes, String password, String tag) {
        var hash = new Argon2id(memoryKib, passes, lanes, 32).hash(bytes(password), bytes("somesalt"));

        assertThat(hash).isEqualTo("$argon2id$v=19$m=%d,t=%d,p=%d$c29tZXNhbHQ$%s", memoryKib, passes, lanes, tag);
        assertThat(Argon2id.verify(bytes(password), hash)).isTrue();
    }

    @Test
    @DisplayName("INFRA-AUTH-491 any other password, salt or tag does not match")
    void others() {
        var hash = new Argon2id(64, 2, 1, 32).hash(PASSWORD, SALT);
        var tag = hash.lastIndexOf('$') + 1;

        assertThat(Argon2id.verify(PASSWORD, hash)).isTrue();
        assertThat(Argon2id.verify(bytes("a password of some lengtH"), hash)).isFalse();
        assertThat(Argon2id.verify(new byte[0], hash)).isFalse();
        assertThat(Argon2id.verify(PASSWORD, changed(hash, tag))).isFalse();
        assertThat(Argon2id.verify(PASSWORD, changed(hash, hash.length() - 2))).isFalse();
        assertThat(Argon2id.verify(PASSWORD, changed(hash, hash.lastIndexOf('$') - 3)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$argon2i$v=19$m=64,t=2,p=1$c2FsdCBvZiAxNiBieXRlcw$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
                "$argon2id$v=16$m=64,t=2,p=1$c2FsdCBvZiAxNiBieXRlcw$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
                "$argon2id$m=64,t=2,p=1$c2FsdCBvZiAxNiBieXRlcw$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
                "$argon2id$v=19$m=100000,t=2,p=1$c2FsdCBvZiAxNiBieXRlcw$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
                "$argon2id$v=19$m=64,t=0,p=1$c2FsdCBvZiAxNiBieXRlcw$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
                "$argon2id$v=19$m=7,t=2,p=1$c2FsdCBvZiAxNiBieXRlcw$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
                "$argon2id$v=19$t=2,m=64,p=1$c2FsdCBvZiAxNiBieXRlcw$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
                "$argon2id$v=19$m=64,t=2,p=1$c2FsdCBvZiAxNiBieXRlcw==$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
                "$argon2id$v=19$m=64,t=2,p=1$c2FsdCBvZiAxNiBieXRlcw$RdescudvJCsgt3ub+b4dWRWJTmaaJObG\n",
                "$argon2id$v=19$m=64,t=2,p=1$c2FsdCBvZiAxNiBieXRlcw$",
                "$argon2id$v=19$m=64,t=2,p=1$c2FsdCBvZiAxNiBieXRlcw$RdescudvJCsgt3ub+b4dWRWJTmaaJObG$"
            })
    @DisplayName(
            "INFRA-AUTH-492 a text that is no PHC string of this version, or asks for too much, is refused and not compared")
    void damaged(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Argon2id.verify(PASSWORD, text));
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-493 a hash is of these parameters only if memory, passes, lanes and the length of the tag are the same")
    void made() {
        var parameters = new Argon2id(64, 2, 1, 32);

        assertThat(parameters.made(parameters.hash(PASSWORD, SALT))).isTrue();
        assertThat(List.of(
                        new Argon2id(65, 2, 1, 32),
                        new Argon2id(64, 3, 1, 32),
                        new Argon2id(64, 2, 2, 32),
                        new Argon2id(64, 2, 1, 31),
                        new Argon2id(64, 2, 1, 33)))
                .noneMatch(other -> parameters.made(other.hash(PASSWORD, SALT)));
        assertThat(parameters.made("$argon2id$v=19$m=64,t=2,p=1$")).isFalse();
    }

    @Test
    @DisplayName("INFRA-AUTH-494 hashes that are made side by side are the same as alone")
    void sideBySide() {
        var parameters = new Argon2id(512, 2, 1, 32);
        var alone = IntStream.range(0, 64)
                .mapToObj(i -> parameters.hash(bytes("password " + i), SALT))
                .toList();

        var together = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> parameters.hash(bytes("password " + i), SALT))
                .toList();

        assertThat(together).isEqualTo(alone);
    }

    @Test
    @DisplayName("INFRA-AUTH-495 parameters below those of RFC 9106 section 3.1 are refused")
    void tooLittle() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2id(7, 1, 1, 32).hash(PASSWORD, SALT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2id(64, 0, 1, 32).hash(PASSWORD, SALT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2id(64, 1, 0, 32).hash(PASSWORD, SALT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Argon2id(64, 1, 1, 3).hash(PASSWORD, SALT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Argon2id(64, 1, 1, 32).hash(PASSWORD, bytes("7 bytes")));
    }

    @Test
    @DisplayName("INFRA-AUTH-496 a hash that password4j made verifies as ever")
    void ofPassword4j() {
        var made = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID)
                .hash(PASSWORD, SALT)
                .getResult();

        assertThat(Argon2id.verify(PASSWORD, made)).isTrue();
        assertThat(Argon2id.verify(SALT, made)).isFalse();
        assertThat(new Argon2id(19 * 1024, 2, 1, 32).made(made)).isTrue();
    }

    private static String changed(String hash, int at) {
        return hash.substring(0, at) + (hash.charAt(at) == 'A' ? 'B' : 'A') + hash.substring(at + 1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
