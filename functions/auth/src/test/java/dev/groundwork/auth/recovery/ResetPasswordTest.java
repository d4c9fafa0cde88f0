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

final class ResetPasswordTest {

    private static final String ADA = "ada@example.com";

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    private final RecoverySteps ada = new RecoverySteps(stack);

    @Test
    @DisplayName(
            "INFRA-AUTH-110 a reset sets the password, ends every session at once, tells the owner and signs nobody in")
    void reset() {
        stack.account(ADA, "Ada");
        var phone = ada.signIn(ADA, AuthStack.PASSWORD);
        var laptop = ada.signIn(ADA, AuthStack.PASSWORD);
        var token = ada.mailedToken(ADA);

        var answer = ada.reset(token, RecoverySteps.NEW_PASSWORD);

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(ada.me(phone).status()).isEqualTo(401);
        assertThat(ada.refresh(phone).status()).isEqualTo(401);
        assertThat(ada.me(laptop).status()).isEqualTo(401);
        assertThat(stack.login(ADA, AuthStack.PASSWORD).status()).isEqualTo(401);
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(200);
        assertThat(ada.mails("password_changed", ADA)).singleElement().satisfies(notice -> {
            assertThat(notice.words())
                    .containsEntry("name", "Ada")
                    .containsEntry("at", "7 January 2026 at 09:30 (UTC)");
            assertThat(notice.sealed()).isEmpty();
        });
    }

    @Test
    @DisplayName("INFRA-AUTH-111 a token works once")
    void once() {
        stack.account(ADA, "Ada");
        var token = ada.mailedToken(ADA);
        ada.reset(token, RecoverySteps.NEW_PASSWORD);

        var again = ada.reset(token, "yet another horse for it");

        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("code").asText()).isEqualTo("invalid_token");
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-112 a newer mail kills the older token; a request over the limit kills nothing")
    void newestOnly() {
        stack.account(ADA, "Ada");
        var older = ada.mailedToken(ADA);
        var newest = ada.mailedToken(ADA);
        assertThat(ada.forgot(ADA).status()).isEqualTo(202);
        assertThat(ada.mails("password_reset", ADA)).hasSize(2);

        assertThat(ada.reset(older, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(400);
        assertThat(ada.reset(newest, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("INFRA-AUTH-113 a token lives for the time that the policy tells, and not a second longer")
    void expires() {
        stack.account(ADA, "Ada");
        var life = Duration.ofSeconds(stack.send(HttpEvent.get("/api/auth/policy"))
                .json()
                .path("lifetimes")
                .path("resetPassword")
                .asLong());
        assertThat(life).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(60));
        var token = ada.mailedToken(ADA);
        stack.clock().advance(life);

        assertThat(ada.reset(token, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(400);
        var fresh = ada.mailedToken(ADA);
        stack.clock().advance(life.minusSeconds(1));
        assertThat(ada.reset(fresh, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({
        "short, password_too_short",
        "groundwork-groundwork-2026, password_context",
        "qwertyuiopasdfghjkl, password_common",
        "this one leaked in 2019, password_breached",
        "ada.lovelace@example.com, password_context"
    })
    @DisplayName("INFRA-AUTH-114 a password that will not do is refused at its pointer and leaves the token good")
    void weakPassword(String password, String code) {
        stack.account("ada.lovelace@example.com", "Ada");
        var token = ada.mailedToken("ada.lovelace@example.com");

        var refused = ada.reset(token, password);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/password");
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(ada.reset(token, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("INFRA-AUTH-115 a weak password is refused before the token is looked at, whatever the token is")
    void refusalBeforeLookUp() {
        var refused = ada.reset("no token at all", "short");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/code").asText()).isEqualTo("password_too_short");
    }

    @Test
    @DisplayName("INFRA-AUTH-116 the token of one kind is refused as the other kind and stays good for its own")
    void otherKind() {
        stack.account(ADA, "Ada");
        var reset = ada.mailedToken(ADA);
        stack.send(HttpEvent.post("/api/auth/register", """
                {"email":"new@example.com","password":"correct horse battery staple","displayName":"New"}"""));
        var verify = stack.token(ada.mails("verify_email", "new@example.com").getFirst());

        assertThat(ada.reset(verify, RecoverySteps.NEW_PASSWORD)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("invalid_token");
        assertThat(verify(reset)).isEqualTo(400);

        assertThat(verify(verify)).isEqualTo(200);
        assertThat(ada.reset(reset, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"GET", "HEAD"})
    @DisplayName("INFRA-AUTH-117 following the link consumes nothing")
    void looking(String method) {
        stack.account(ADA, "Ada");
        var token = ada.mailedToken(ADA);

        assertThat(stack.send(HttpEvent.of(method, "/api/auth/reset-password?token=" + token))
                        .status())
                .isEqualTo(405);

        assertThat(ada.reset(token, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("INFRA-AUTH-118 a wait of the throttle does not hold a reset up, and the reset ends the wait")
    void endsTheWait() {
        stack.account(ADA, "Ada");
        for (int i = 0; i < 10; i++) {
            stack.login(ADA, RecoverySteps.WRONG);
        }
        assertThat(stack.login(ADA, AuthStack.PASSWORD).status()).isEqualTo(429);

        assertThat(ada.reset(ada.mailedToken(ADA), RecoverySteps.NEW_PASSWORD).status())
                .isEqualTo(204);

        for (int i = 0; i < 9; i++) {
            assertThat(stack.login(ADA, RecoverySteps.WRONG).status()).isEqualTo(401);
        }
        assertThat(stack.login(ADA, RecoverySteps.NEW_PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-119 an account that had no password has one after a reset")
    void firstPassword() {
        stack.account(ADA, "Ada");
        ada.withoutPassword(ADA);
        assertThat(stack.login(ADA, AuthStack.PASSWORD).status()).isEqualTo(401);

        assertThat(ada.reset(ada.mailedToken(ADA), RecoverySteps.NEW_PASSWORD).status())
                .isEqualTo(204);

        var device = ada.signIn(ADA, RecoverySteps.NEW_PASSWORD);
        assertThat(ada.me(device).json().path("hasPassword").asBoolean()).isTrue();
    }

    private int verify(String token) {
        return stack.send(HttpEvent.post("/api/auth/verify-email", "{\"token\":\"" + token + "\"}"))
                .status();
    }
}
