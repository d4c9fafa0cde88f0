package dev.groundwork.auth.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.auth.AuthStack;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The routes of a service with {@code accounts:operate}. */
final class OperatorRoutesTest {

    private static final String ADDRESS = "ada@example.com";
    private static final String NOBODY = "usr_01KEBW0000000000000000N0B0";

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    private String operator = "";
    private JsonNode tokens;
    private String user = "";

    @BeforeEach
    void signIn() {
        operator = stack.service("accounts:operate");
        stack.account(ADDRESS, "Ada");
        tokens = stack.login(ADDRESS, AuthStack.PASSWORD).json();
        user = tokens.path("user").path("id").asText();
    }

    @Test
    @DisplayName("INFRA-AUTH-170 a disabled account has no session and no sign-in any more, and after enabling it has")
    void disableAndEnable() {
        assertThat(disable(user, true).status()).isEqualTo(204);

        assertThat(me().status()).isEqualTo(401);
        assertThat(refresh().status()).isEqualTo(401);
        var refused = stack.login(ADDRESS, AuthStack.PASSWORD);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("code").asText()).isEqualTo("invalid_credentials");
        assertThat(account(user).json().path("disabled").asBoolean()).isTrue();

        assertThat(disable(user, true).status()).isEqualTo(204);
        assertThat(disable(user, false).status()).isEqualTo(204);
        assertThat(account(user).json().path("disabled").asBoolean()).isFalse();
        assertThat(me().status()).isEqualTo(401);
        assertThat(stack.login(ADDRESS, AuthStack.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-171 an operator reads me and disabled; an unknown account is 404")
    void reads() {
        var known = account(user);

        assertThat(known.status()).as(known.text()).isEqualTo(200);
        ObjectNode expected = me().json().deepCopy();
        assertThat(known.json()).isEqualTo(expected.put("disabled", false));
        for (var id : new String[] {NOBODY, "usr_1", "me"}) {
            assertThat(account(id).json().path("code").asText()).isEqualTo("not_found");
            assertThat(disable(id, true).status()).isEqualTo(404);
        }
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-172 another scope or a person's token is refused with 403, no token with 401, and nothing changes")
    void needsItsScope() {
        var other = stack.service("credits:consume");
        for (var token : new String[] {other, tokens.path("accessToken").asText()}) {
            assertThat(send("GET", user, token, "").status()).isEqualTo(403);
            assertThat(send("PATCH", user, token, "{\"disabled\":true}").status())
                    .isEqualTo(403);
        }

        assertThat(stack.send(HttpEvent.get("/api/auth/users/" + user)).status())
                .isEqualTo(401);
        assertThat(me().status()).isEqualTo(200);
        assertThat(send("PATCH", user, operator, "{}").status()).isEqualTo(422);
        assertThat(send("PATCH", user, operator, "{\"disabled\":\"yes\"}").status())
                .isEqualTo(400);
        assertThat(me().status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-AUTH-173 the owner finds in the log that the account was disabled and enabled")
    void isLogged() {
        disable(user, true);
        disable(user, true);
        disable(user, false);

        var access = stack.login(ADDRESS, AuthStack.PASSWORD)
                .json()
                .path("accessToken")
                .asText();
        var items = stack.send(HttpEvent.get("/api/auth/activity").bearer(access))
                .json()
                .path("items");
        assertThat(items.findValuesAsText("event").stream()
                        .filter("account_disabled"::equals)
                        .count())
                .isEqualTo(2);
        assertThat(items.findValuesAsText("outcome")).contains("disabled", "enabled");
    }

    @Test
    @DisplayName("INFRA-AUTH-174 whatever sign-ins race with disabling, no session lives afterwards")
    void raceWithSignIns() throws Exception {
        var answers = new ArrayList<Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < 8; i++) {
                calls.add(i == 4 ? () -> disable(user, true) : () -> stack.login(ADDRESS, AuthStack.PASSWORD));
            }
            for (var future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
        }

        assertThat(answers.remove(4).status()).isEqualTo(204);
        for (var answer : answers) {
            if (answer.status() == 200) {
                var access = answer.json().path("accessToken").asText();
                assertThat(stack.send(HttpEvent.get("/api/auth/me").bearer(access))
                                .status())
                        .isEqualTo(401);
            }
        }
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 401, 429);
        assertThat(stack.items("SESSION#")).isEmpty();
    }

    private Answer disable(String id, boolean disabled) {
        return send("PATCH", id, operator, "{\"disabled\":" + disabled + "}");
    }

    private Answer account(String id) {
        return send("GET", id, operator, "");
    }

    private Answer send(String method, String id, String token, String body) {
        var event = HttpEvent.of(method, "/api/auth/users/" + id).bearer(token);
        return stack.send(
                body.isEmpty()
                        ? event
                        : event.header("content-type", "application/json").body(body));
    }

    private Answer me() {
        return stack.send(
                HttpEvent.get("/api/auth/me").bearer(tokens.path("accessToken").asText()));
    }

    private Answer refresh() {
        return stack.send(HttpEvent.post(
                "/api/auth/refresh",
                "{\"refreshToken\":\"" + tokens.path("refreshToken").asText() + "\"}"));
    }
}
