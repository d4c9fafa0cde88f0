package dev.groundwork.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.password.PasswordPolicy.PasswordRejection;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordPolicyTest {

    private static final Optional<EmailAddress> ADA = EmailAddress.parse("Ada.Lovelace@example.com");

    @Test
    @DisplayName("INFRA-AUTH-312 code points are counted, not characters or bytes: 15 to 128 of any script")
    void length() {
        assertThat(check("🐎".repeat(14))).contains(PasswordRejection.TOO_SHORT);
        assertThat(check("🐎".repeat(15))).isEmpty();
        assertThat(check("馬".repeat(128))).isEmpty();
        assertThat(check("馬".repeat(129))).contains(PasswordRejection.TOO_LONG);
    }

    @Test
    @DisplayName("INFRA-AUTH-313 blanks at the ends count and stay")
    void notTrimmed() {
        assertThat(new Password("  fourteen chars  ").value()).isEqualTo("  fourteen chars  ");
        assertThat(check(" thirteen char ")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-314 one letter in two spellings is one password, and counts as composed")
    void normalised() {
        assertThat(new Password("e\u0301")).isEqualTo(new Password("\u00e9"));
        assertThat(check("e\u0301".repeat(14))).contains(PasswordRejection.TOO_SHORT);
        assertThat(new Password("\ufb01").value())
                .as("no compatibility folding")
                .isEqualTo("\ufb01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada.Lovelace@Example.com",
                "ada.lovelace@example.com2026!",
                "ADA.LOVELACE12345",
                "ada-lovelace-ada-lovelace",
                "groundworkgroundwork",
                "Groundwork2026!!",
                "123456groundwork",
                "ground.work.ground.work",
                "Ｇｒｏｕｎｄｗｏｒｋ１２３４５"
            })
    @DisplayName(
            "INFRA-AUTH-315 the address, its local part and the product's name are refused, also repeated or padded")
    void context(String password) {
        assertThat(check(password)).contains(PasswordRejection.CONTEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "groundwork for a house",
                "Ada Lovelace wrote code",
                "3.14159265358979 or so",
                "1928374650 19283 74650!",
                "lovelace@example.com"
            })
    @DisplayName("INFRA-AUTH-316 what only holds one of those words may be used")
    void notContext(String password) {
        assertThat(check(password)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-317 a short local part does not make digits a context")
    void shortLocalPart() {
        var address = EmailAddress.parse("x@example.com");

        assertThat(PasswordPolicy.check(new Password("x82746 19 3847 5610"), address))
                .isEmpty();
    }

    private static Optional<PasswordRejection> check(String password) {
        return PasswordPolicy.check(new Password(password), ADA);
    }
}
