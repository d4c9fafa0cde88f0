package dev.groundwork.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PasswordRulesTest {

    @AutoClose
    private final AuthStack stack = new AuthStack();

    @ParameterizedTest
    @CsvSource({
        "fourteen chars, password_too_short",
        "qwertyuiopasdfgh, password_common",
        "Password123456789, password_common",
        AuthStack.BREACHED + ", password_breached",
        "groundwork-2026!, password_context",
        "rules@example.com, password_context",
        "rules-rules-rules, password_context"
    })
    @DisplayName("INFRA-AUTH-326 a bad password is refused with its code at its pointer, and nobody gets a mail")
    void refused(String password, String code) {
        var answer = register("rules@example.com", password);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/password");
        assertThat(answer.json().path("errors").findValuesAsText("code")).containsExactly(code);
        assertThat(stack.mails()).noneMatch(mail -> mail.to().equals("rules@example.com"));
    }

    @Test
    @DisplayName("INFRA-AUTH-327 128 characters are kept whole: the last one counts, and so do blanks at the ends")
    void whole() {
        var longest = " " + "wörter und Wörter ".repeat(8).substring(0, 126) + " ";
        stack.account("whole@example.com", "Whole", longest);

        assertThat(stack.login("whole@example.com", longest).status()).isEqualTo(200);
        assertThat(stack.login("whole@example.com", longest.strip()).status()).isEqualTo(401);
        assertThat(stack.login("whole@example.com", longest.substring(0, 127) + "x")
                        .status())
                .isEqualTo(401);
        assertThat(register("other@example.com", longest + "x")
                        .json()
                        .path("errors")
                        .findValuesAsText("code"))
                .containsExactly("password_too_long");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-328 a password opens the account however the keyboard composes its letters, and in its own case only")
    void composed() {
        stack.account("accent@example.com", "Accent", "une école à la montagne");

        assertThat(stack.login("accent@example.com", "une e\u0301cole a\u0300 la montagne")
                        .status())
                .isEqualTo(200);
        assertThat(stack.login("accent@example.com", "Une école à la montagne").status())
                .isEqualTo(401);
    }

    private Answer register(String email, String password) {
        return stack.send(HttpEvent.post(
                "/api/auth/register",
                "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Rules\"}".formatted(email, password)));
    }
}
