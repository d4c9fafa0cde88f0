package dev.groundwork.auth.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.RecoverySteps;
import dev.groundwork.testing.HttpEvent;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangePasswordTest {

    private static final String ADA = "ada@example.com";

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    private final RecoverySteps ada = new RecoverySteps(stack);

    @Test
    @DisplayName(
            "INFRA-AUTH-120 a change ends every other session at once, keeps the one that asked and tells the owner")
    void change() {
        stack.account(ADA, "Ada");
        var other = ada.signIn(ADA, AuthStack.PASSWORD);
        var own = ada.signIn(ADA, AuthStack.PASSWORD);

        var answer = ada.change(own, AuthStack.PASSWORD, RecoverySteps.NEW_PASSWORD);

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(ada.me(other).status()).isEqualTo(401);
        assertThat(ada.refresh(other).status()).isEqualTo(401);
        assertThat(ada.me(own).status()).isEqualTo(200);
        assertThat(ada.refresh(own).status()).isEqualTo(200);
        assertThat(stack.login(ADA, AuthStack.PASSWORD).status()).isEqualTo(401);
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(200);
        assertThat(ada.mails("password_changed", ADA)).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-AUTH-121 a change kills the link that was mailed to set a password")
    void killsTokens() {
        stack.account(ADA, "Ada");
        var own = ada.signIn(ADA, AuthStack.PASSWORD);
        var token = ada.mailedToken(ADA);

        ada.change(own, AuthStack.PASSWORD, RecoverySteps.NEW_PASSWORD);

        assertThat(ada.reset(token, "yet another horse for it").status()).isEqualTo(400);
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-122 a wrong current password is 403, changes nothing, and counts as a failed sign-in does")
    void wrongPassword() {
        stack.account(ADA, "Ada");
        var own = ada.signIn(ADA, AuthStack.PASSWORD);
        for (int i = 0; i < 10; i++) {
            var wrong = ada.change(own, RecoverySteps.WRONG, RecoverySteps.NEW_PASSWORD);
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(wrong.json().path("code").asText()).isEqualTo("wrong_password");
        }

        var waiting = ada.change(own, AuthStack.PASSWORD, RecoverySteps.NEW_PASSWORD);
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.json().path("code").asText()).isEqualTo("too_many_attempts");
        assertThat(waiting.header("Retry-After")).contains("60");
        assertThat(stack.login(ADA, AuthStack.PASSWORD).status()).isEqualTo(429);
        assertThat(ada.me(own).status()).isEqualTo(200);
        stack.clock().advance(Duration.ofMinutes(1));
        assertThat(ada.change(own, RecoverySteps.WRONG, RecoverySteps.NEW_PASSWORD)
                        .header("Retry-After"))
                .contains("120");
        stack.clock().advance(Duration.ofMinutes(2));
        assertThat(ada.change(own, AuthStack.PASSWORD, RecoverySteps.NEW_PASSWORD)
                        .status())
                .isEqualTo(204);
        assertThat(stack.login(ADA, RecoverySteps.WRONG).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "short, password_too_short",
        "groundwork groundwork, password_context",
        "qwertyuiopasdfghjkl, password_common",
        "this one leaked in 2019, password_breached",
        "ada.lovelace@example.com, password_context"
    })
    @DisplayName("INFRA-AUTH-123 a new password that will not do is refused at its pointer and nothing is verified")
    void weakPassword(String next, String code) {
        stack.account("ada.lovelace@example.com", "Ada");
        var own = ada.signIn("ada.lovelace@example.com", AuthStack.PASSWORD);
        for (int i = 0; i < 12; i++) {
            var refused = ada.change(own, RecoverySteps.WRONG, next);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/newPassword");
            assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
        }

        assertThat(stack.login("ada.lovelace@example.com", AuthStack.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-125 an account without a password has no current one, whatever is sent as it")
    void withoutPassword() {
        stack.account(ADA, "Ada");
        var own = ada.signIn(ADA, AuthStack.PASSWORD);
        ada.withoutPassword(ADA);

        var answer = ada.change(own, AuthStack.PASSWORD, RecoverySteps.NEW_PASSWORD);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).isEqualTo("wrong_password");
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("INFRA-AUTH-124 a change asks for a session before it looks at the body")
    void withoutSession() {
        assertThat(stack.send(HttpEvent.post("/api/auth/change-password", "{}")).status())
                .isEqualTo(401);
    }
}
