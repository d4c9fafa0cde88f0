package dev.groundwork.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changing the own account. */
final class ProfileTest {

    private static final String ADDRESS = "ada@example.com";

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    private String access = "";
    private String refresh = "";

    @BeforeEach
    void signIn() {
        stack.account(ADDRESS, "Ada Lovelace");
        var tokens = stack.login(ADDRESS, AuthStack.PASSWORD).json();
        access = tokens.path("accessToken").asText();
        refresh = tokens.path("refreshToken").asText();
    }

    @Test
    @DisplayName("INFRA-AUTH-160 a change answers me, is seen by me, refresh and the next sign-in, and the slug stays")
    void changes() {
        var changed = patch(
                "{\"displayName\":\"Countess\",\"avatarUrl\":\"https://pictures.test/a.png\",\"timeZone\":\"Europe/Berlin\"}");

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.json().path("displayName").asText()).isEqualTo("Countess");
        assertThat(changed.json().path("avatarUrl").asText()).isEqualTo("https://pictures.test/a.png");
        assertThat(changed.json().path("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(changed.json().path("userSlug").asText()).isEqualTo("ada-lovelace");
        assertThat(me().text()).isEqualTo(changed.text());
        var refreshed = stack.send(HttpEvent.post("/api/auth/refresh", "{\"refreshToken\":\"" + refresh + "\"}"));
        assertThat(refreshed.json().path("user")).isEqualTo(changed.json());
        var signedIn = stack.login(ADDRESS, AuthStack.PASSWORD);
        assertThat(signedIn.json().path("user").path("displayName").asText()).isEqualTo("Countess");
    }

    @Test
    @DisplayName("INFRA-AUTH-161 what is left out or not known stays, and null removes the picture")
    void leavesOut() {
        patch("{\"avatarUrl\":\"https://pictures.test/a.png\",\"timeZone\":\"Asia/Tokyo\"}");

        var changed = patch(
                "{\"avatarUrl\":null,\"email\":\"x@example.com\",\"userSlug\":\"admin\",\"id\":\"usr_1\",\"hasPassword\":false}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("avatarUrl").isNull()).isTrue();
        assertThat(changed.json().path("timeZone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(changed.json().path("email").asText()).isEqualTo(ADDRESS);
        assertThat(changed.json().path("userSlug").asText()).isEqualTo("ada-lovelace");
        assertThat(changed.json().path("hasPassword").asBoolean()).isTrue();
        assertThat(patch("{}").text()).isEqualTo(changed.text());
    }

    @ParameterizedTest
    @DisplayName("INFRA-AUTH-162 what is no name, picture or time zone is refused, and nothing changes")
    @ValueSource(
            strings = {
                "{\"displayName\":\"\"}",
                "{\"displayName\":null}",
                "{\"displayName\":\"a\\u0000b\"}",
                "{\"avatarUrl\":\"http://pictures.test/a.png\"}",
                "{\"avatarUrl\":\"javascript:alert(1)\"}",
                "{\"avatarUrl\":\"https:///a.png\"}",
                "{\"avatarUrl\":\"https://ada@pictures.test/a.png\"}",
                "{\"avatarUrl\":\"\"}",
                "{\"timeZone\":\"Berlin\"}",
                "{\"timeZone\":\"+01:00\"}",
                "{\"timeZone\":\"europe/berlin\"}",
                "{\"displayName\":\"Fine\",\"timeZone\":null}"
            })
    void refuses(String body) {
        var before = me().text();

        var answer = patch(body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("validation_failed");
        assertThat(me().text()).isEqualTo(before);
    }

    @Test
    @DisplayName("INFRA-AUTH-163 the picture's URL has 2048 characters at most; another JSON type is malformed")
    void limits() {
        var longest = "https://pictures.test/" + "a".repeat(2048 - "https://pictures.test/".length());

        assertThat(patch("{\"avatarUrl\":\"" + longest + "\"}").status()).isEqualTo(200);
        assertThat(patch("{\"avatarUrl\":\"" + longest + "a\"}").status()).isEqualTo(422);
        assertThat(patch("{\"displayName\":7}").json().path("code").asText()).isEqualTo("malformed_json");
        assertThat(patch("[]").json().path("code").asText()).isEqualTo("malformed_json");
        assertThat(stack.send(HttpEvent.of("PATCH", "/api/auth/me").body("{}")).status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("INFRA-AUTH-164 changes of different members at once are all made")
    void race() throws Exception {
        var bodies = new String[] {
            "{\"displayName\":\"Racer\"}",
            "{\"avatarUrl\":\"https://pictures.test/r.png\"}",
            "{\"timeZone\":\"Asia/Tokyo\"}"
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Answer>>();
            for (var body : bodies) {
                calls.add(() -> patch(body));
            }
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        }

        assertThat(me().json().path("displayName").asText()).isEqualTo("Racer");
        assertThat(me().json().path("avatarUrl").asText()).isEqualTo("https://pictures.test/r.png");
        assertThat(me().json().path("timeZone").asText()).isEqualTo("Asia/Tokyo");
    }

    private Answer patch(String body) {
        return stack.send(HttpEvent.of("PATCH", "/api/auth/me")
                .header("content-type", "application/json")
                .bearer(access)
                .body(body));
    }

    private Answer me() {
        return stack.send(HttpEvent.get("/api/auth/me").bearer(access));
    }
}
