package dev.groundwork.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommonPasswordsLookupTest {

    private final CommonPasswords bundled = new CommonPasswords();

    @Test
    @DisplayName("INFRA-AUTH-318 every line of the list is found, in upper case too")
    void everyLine() throws IOException {
        var path = "common-passwords.txt";
        try (var list = Objects.requireNonNull(CommonPasswordsLookupTest.class.getResourceAsStream(path))) {
            var lines = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines();

            assertThat(lines).allMatch(line -> contains(line) && contains(line.toUpperCase(Locale.ROOT)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qwertyuiopasdfghjklzxcvbnm",
                "QwertyuiopAsdfg",
                "azertyuiopqsdfghjklm",
                "qwertzuiopasdfg",
                "1qaz2wsx3edc4rfv",
                "1q2w3e4r5t6y7u8i9o0p",
                "mnbvcxzlkjhgfdsapoiuytrewq",
                "zaq12wsxcde34rfv",
                "123456789012345",
                "987654321098765",
                "aaaaaaaaaaaaaaa",
                "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
                "abcabcabcabcabc",
                "abcdefghijklmno",
                "passwordpassword",
                "Password123456789",
                "passwordpasswordpasswordpasswordpasswordpassword",
                "iloveyouiloveyou",
                "administrator123",
                "correcthorsebatterystaple",
                "马到成功马到成功马到成功马到成功"
            })
    @DisplayName("INFRA-AUTH-319 keyboard walks, sequences, repeats and well-known words are common")
    void common(String password) {
        assertThat(contains(password)).as(password).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "my dog eats the mail on mondays",
                "zu viele Köche verderben den Brei",
                "!!!!!!!!!!!!!!a",
                "~~~~~~~~~~~~~~zz",
                "\u0000a password with a null"
            })
    @DisplayName("INFRA-AUTH-320 what nobody else has is not common, wherever it would stand in the list")
    void uncommon(String password) {
        assertThat(contains(password)).as(password).isFalse();
    }

    private boolean contains(String password) {
        return bundled.contains(new Password(password));
    }
}
