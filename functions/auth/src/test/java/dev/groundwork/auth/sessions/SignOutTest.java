package dev.groundwork.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.RecoverySteps;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SignOutTest {

    private static final String ADA = "ada@example.com";
    private static final String COOKIE = "__Host-groundwork-refresh";

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    private final RecoverySteps ada = new RecoverySteps(stack);

    @Test
    @DisplayName("INFRA-AUTH-140 the refresh token of a cookie ends its session, and the cookie is cleared")
    void byCookie() {
        stack.account(ADA, "Ada");
        var device = ada.signIn(ADA, AuthStack.PASSWORD);

        var out = stack.send(HttpEvent.of("POST", "/api/auth/logout").cookie(COOKIE, device.refresh()));

        assertThat(out.status()).isEqualTo(204);
        assertThat(cookies(out)).contains(COOKIE + "=;").contains("Max-Age=0");
        assertThat(ada.me(device).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("INFRA-AUTH-141 the refresh token in the body ends its session")
    void byBody() {
        stack.account(ADA, "Ada");
        var device = ada.signIn(ADA, AuthStack.PASSWORD);

        var out = stack.send(HttpEvent.post("/api/auth/logout", "{\"refreshToken\":\"" + device.refresh() + "\"}"));

        assertThat(out.status()).isEqualTo(204);
        assertThat(cookies(out)).doesNotContain(COOKIE);
        assertThat(ada.me(device).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("INFRA-AUTH-142 an access token that has expired still ends its session")
    void byExpiredToken() {
        stack.account(ADA, "Ada");
        var device = ada.signIn(ADA, AuthStack.PASSWORD);
        stack.clock().advance(Duration.ofHours(1));
        assertThat(ada.me(device).status()).isEqualTo(401);

        var out = stack.send(HttpEvent.of("POST", "/api/auth/logout").bearer(device.access()));

        assertThat(out.status()).isEqualTo(204);
        assertThat(ada.refresh(device).status()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-143 nothing, garbage and what has ended are signed out too; a cookie is cleared all the same")
    void nothingToEnd() {
        stack.account(ADA, "Ada");
        var device = ada.signIn(ADA, AuthStack.PASSWORD);
        var out = HttpEvent.of("POST", "/api/auth/logout");

        assertThat(stack.send(out).status()).isEqualTo(204);
        assertThat(stack.send(out.bearer("garbage")).status()).isEqualTo(204);
        assertThat(stack.send(out.bearer(forged(device.access()))).status()).isEqualTo(204);
        assertThat(cookies(stack.send(out.cookie(COOKIE, "garbage")))).contains(COOKIE + "=;");
        assertThat(ada.me(device).status()).isEqualTo(200);

        assertThat(stack.send(out.bearer(device.access())).status()).isEqualTo(204);
        assertThat(stack.send(out.bearer(device.access())).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("INFRA-AUTH-144 a body that is no JSON, or a foreign origin, changes nothing")
    void refused() {
        stack.account(ADA, "Ada");
        var device = ada.signIn(ADA, AuthStack.PASSWORD);

        var malformed = stack.send(HttpEvent.post("/api/auth/logout", "{")
                .cookie(COOKIE, device.refresh())
                .bearer(device.access()));
        var foreign = stack.send(HttpEvent.of("POST", "/api/auth/logout")
                .header("origin", "https://evil.example")
                .cookie(COOKIE, device.refresh()));

        assertThat(malformed.status()).isEqualTo(400);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(ada.me(device).status()).isEqualTo(200);
    }

    /** The same claims under a signature of nobody. */
    private static String forged(String token) {
        var signed = token.lastIndexOf('.') + 1;
        var first = token.charAt(signed) == 'A' ? 'B' : 'A';
        return token.substring(0, signed) + first + token.substring(signed + 1);
    }

    private static String cookies(Answer answer) {
        return String.valueOf(answer.raw().getCookies()) + answer.raw().getHeaders();
    }
}
