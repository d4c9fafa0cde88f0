package dev.groundwork.auth.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.AuthStack;
import dev.groundwork.testing.HttpEvent;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SignUpAndInTest {

    @AutoClose
    private final AuthStack stack = new AuthStack();

    @Test
    @DisplayName("INFRA-AUTH-020 register, verify, sign in and read the own account")
    void wholeWay() {
        var registered = stack.send(HttpEvent.post("/api/auth/register", """
                {"email":"Ada@example.com","password":"correct horse battery staple","displayName":"Ada Lovelace"}"""));
        assertThat(registered.status()).isEqualTo(202);
        assertThat(registered.json().path("status").asText()).isEqualTo("check_email");
        var mail = stack.mails().stream()
                .filter(m -> m.to().equals("Ada@example.com"))
                .findFirst()
                .orElseThrow();

        var verified =
                stack.send(HttpEvent.post("/api/auth/verify-email", "{\"token\":\"" + stack.token(mail) + "\"}"));
        assertThat(verified.status()).isEqualTo(200);

        var signedIn = stack.login("ada@EXAMPLE.com", AuthStack.PASSWORD);
        assertThat(signedIn.text()).contains("\"tokenType\":\"Bearer\"").contains("\"expiresIn\":600");
        var me = stack.send(HttpEvent.get("/api/auth/me")
                .bearer(signedIn.json().path("accessToken").asText()));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("userSlug").asText()).isEqualTo("ada-lovelace");
        assertThat(me.json().path("email").asText()).isEqualTo("Ada@example.com");
        assertThat(me.json().has("avatarUrl")).isTrue();
        assertThat(me.json().path("lastLoginAt").asText()).isEqualTo("2026-01-07T09:30:00Z");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-021 a session that was signed out is refused at its next request, access token and refresh token")
    void signedOut() {
        stack.account("out@example.com", "Out");
        var tokens = stack.login("out@example.com", AuthStack.PASSWORD).json();
        var access = tokens.path("accessToken").asText();

        var out = stack.send(HttpEvent.of("POST", "/api/auth/logout").bearer(access));

        assertThat(out.status()).as(out.raw().toString()).isEqualTo(204);
        assertThat(stack.send(HttpEvent.get("/api/auth/me").bearer(access)).status())
                .isEqualTo(401);
        var refreshed = stack.send(HttpEvent.post(
                "/api/auth/refresh",
                "{\"refreshToken\":\"" + tokens.path("refreshToken").asText() + "\"}"));
        assertThat(refreshed.status()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-022 wrong password, unknown address and no address answer the same bytes but for the request id")
    void oneAnswerForAll() {
        stack.account("known@example.com", "Known");

        var wrong = stack.login("known@example.com", "a wrong password, quite long");
        var unknown = stack.login("unknown@example.com", "a wrong password, quite long");
        var nonsense = stack.login("nonsense", "a wrong password, quite long");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("code").asText()).isEqualTo("invalid_credentials");
        assertThat(unknown.text().replaceAll("urn:request:[^\"]+", ""))
                .isEqualTo(wrong.text().replaceAll("urn:request:[^\"]+", ""));
        assertThat(nonsense.text().replaceAll("urn:request:[^\"]+", ""))
                .isEqualTo(wrong.text().replaceAll("urn:request:[^\"]+", ""));
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-023 a refresh rotates; the parent gets the current token again for 30 s and ends the session afterwards")
    void rotation() {
        stack.account("tabs@example.com", "Tabs");
        var first = stack.login("tabs@example.com", AuthStack.PASSWORD)
                .json()
                .path("refreshToken")
                .asText();

        var second = refresh(first);
        assertThat(second).isNotEqualTo(first);
        assertThat(refresh(first)).isEqualTo(second);

        stack.clock().advance(Duration.ofSeconds(31));
        assertThat(refresh(first)).isEmpty();
        assertThat(refresh(second)).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-024 ten failures answer 401, then a wait of 60 s is told and the right password is not verified")
    void throttled() {
        stack.account("slow@example.com", "Slow");
        for (int i = 0; i < 10; i++) {
            assertThat(stack.login("slow@example.com", "a wrong password, quite long")
                            .status())
                    .isEqualTo(401);
        }

        var waiting = stack.login("slow@example.com", AuthStack.PASSWORD);

        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.json().path("code").asText()).isEqualTo("too_many_attempts");
        assertThat(waiting.header("Retry-After")).contains("60");
        stack.clock().advance(Duration.ofMinutes(1));
        assertThat(stack.login("slow@example.com", "a wrong password, quite long")
                        .header("Retry-After"))
                .contains("120");
        stack.clock().advance(Duration.ofMinutes(2));
        assertThat(stack.login("slow@example.com", AuthStack.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-025 a fourth mail within an hour is not written and the token mailed before stays good")
    void mailLimit() {
        for (int i = 0; i < 5; i++) {
            var answer = stack.send(HttpEvent.post("/api/auth/register", """
                    {"email":"bomb@example.com","password":"correct horse battery staple","displayName":"Bomb"}"""));
            assertThat(answer.status()).isEqualTo(202);
        }

        var mails = stack.mails().stream()
                .filter(m -> m.to().equals("bomb@example.com"))
                .toList();

        assertThat(mails).hasSize(3);
        var old = stack.send(
                HttpEvent.post("/api/auth/verify-email", "{\"token\":\"" + stack.token(mails.get(1)) + "\"}"));
        assertThat(old.json().path("code").asText()).isEqualTo("invalid_token");
        var newest = stack.send(
                HttpEvent.post("/api/auth/verify-email", "{\"token\":\"" + stack.token(mails.get(0)) + "\"}"));
        assertThat(newest.status()).isEqualTo(200);
    }

    private String refresh(String token) {
        return stack.send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + token + "\"}"))
                .json()
                .path("refreshToken")
                .asText();
    }
}
