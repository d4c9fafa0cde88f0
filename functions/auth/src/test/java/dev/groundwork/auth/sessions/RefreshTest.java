package dev.groundwork.auth.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RefreshTest {

    private static final String ADDRESS = "ada@example.com";

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    private JsonNode login;
    private String first = "";

    @BeforeEach
    void signIn() {
        stack.account(ADDRESS, "Ada");
        login = stack.login(ADDRESS, AuthStack.PASSWORD).json();
        first = login.path("refreshToken").asText();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-410 a token that was never issued is refused and ends nothing, though it names the session")
    void neverIssued() {
        var names = first.substring(0, first.lastIndexOf('.') + 1);
        var secrets = first.substring(first.lastIndexOf('.') + 1);
        var other = stack.login(ADDRESS, AuthStack.PASSWORD)
                .json()
                .path("refreshToken")
                .asText();
        refresh(first);

        for (var secret : List.of(
                "x",
                "x".repeat(SecretToken.LENGTH),
                "x".repeat(2 * SecretToken.LENGTH),
                "x".repeat(SecretToken.LENGTH) + secrets.substring(SecretToken.LENGTH),
                secrets.substring(0, SecretToken.LENGTH),
                secrets + "x",
                other.substring(other.lastIndexOf('.') + 1))) {
            assertThat(refresh(names + secret).status()).as(secret).isEqualTo(401);
            assertThat(cookie(names + secret).status()).as(secret).isEqualTo(401);
        }

        assertThat(me().status()).isEqualTo(200);
        assertThat(stack.items("SESSION#")).hasSize(2);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-411 a former token of the family ends the session at once, unless it is the immediate parent")
    void formerToken() {
        var second = refresh(first).json().path("refreshToken").asText();
        var third = refresh(second).json().path("refreshToken").asText();
        assertThat(refresh(second).json().path("refreshToken").asText()).isEqualTo(third);
        assertThat(me().status()).isEqualTo(200);

        assertThat(refresh(first).status()).isEqualTo(401);

        assertThat(refresh(third).status()).isEqualTo(401);
        assertThat(me().status()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-412 a token from before there were families is good until it is replaced by one of a family")
    void withoutFamily() {
        var user = new UserId(login.path("user").path("id").asText());
        var session = new SessionId(first.split("\\.", -1)[2]);
        var secret = new SecretToken("s".repeat(SecretToken.LENGTH));
        stack.tables()
                .accounts()
                .update(
                        AccountKeys.session(user, session),
                        Expression.change("SET refresh = :old REMOVE familyHash")
                                .value(":old", secret.hash()));
        var old = new RefreshToken(user, session, secret).text();

        var second = refresh(old).json().path("refreshToken").asText();
        var third = refresh(second).json().path("refreshToken").asText();

        assertThat(refresh(old).status()).isEqualTo(401);
        assertThat(me().status()).as("it has no family, so it ends none").isEqualTo(200);
        stack.clock().advance(Duration.ofSeconds(31));
        assertThat(refresh(second).status()).isEqualTo(401);
        assertThat(refresh(third).status()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-413 the user in the answer of a refresh is the account as it is now, another device's sign-in included")
    void userAsItIsNow() {
        stack.clock().advance(Duration.ofMinutes(2));
        var elsewhere = stack.login(ADDRESS, AuthStack.PASSWORD).json();
        stack.send(HttpEvent.of("PATCH", "/api/auth/me")
                .header("content-type", "application/json")
                .body("{\"displayName\":\"Ada L\",\"timeZone\":\"Europe/Berlin\"}")
                .bearer(elsewhere.path("accessToken").asText()));

        var refreshed = refresh(first).json();
        var again = refresh(first).json();

        assertThat(refreshed.path("user")).isEqualTo(me().json()).isEqualTo(again.path("user"));
        assertThat(refreshed.path("user").path("lastLoginAt").asText()).isEqualTo("2026-01-07T09:32:00Z");
        assertThat(refreshed.path("user").path("displayName").asText()).isEqualTo("Ada L");
    }

    private Answer refresh(String token) {
        return stack.send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + token + "\"}"));
    }

    private Answer cookie(String token) {
        return stack.send(HttpEvent.of("POST", "/api/auth/refresh").cookie(TokenResponse.RefreshCookie.NAME, token));
    }

    private Answer me() {
        return stack.send(
                HttpEvent.get("/api/auth/me").bearer(login.path("accessToken").asText()));
    }
}
