package dev.groundwork.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are none: bytes in no encoding, half characters, empty ones, numbers out of range. */
final class HostileTextTest {

    private static final String ADDRESS = "ada@example.com";
    private static final String QUESTION_MARK = "correct horse battery ?";
    private static final String LONE_SURROGATE = "correct horse battery \\ud800";

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    private String access = "";

    @BeforeEach
    void signIn() {
        stack.account(ADDRESS, "Ada", QUESTION_MARK);
        access = stack.login(ADDRESS, QUESTION_MARK).json().path("accessToken").asText();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-419 bytes that are no UTF-8 are malformed on every route that reads JSON, and change nothing")
    void notUtf8() {
        var before = stack.tables().items(stack.tables().accounts());
        var body = "{\"email\":\"ada\u00e9@example.com\",\"password\":\"correct horse battery staple\"}"
                .getBytes(StandardCharsets.ISO_8859_1);

        for (var path : List.of(
                "register",
                "verify-email",
                "login",
                "refresh",
                "logout",
                "forgot-password",
                "reset-password",
                "change-password")) {
            var answer = stack.send(HttpEvent.of("POST", "/api/auth/" + path)
                    .header("content-type", "application/json")
                    .bearer(access)
                    .body(body));

            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).as(path).isEqualTo("malformed_json");
        }

        assertThat(stack.tables().items(stack.tables().accounts())).containsExactlyInAnyOrderElementsOf(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/auth/reset-password, '{\"token\":\"x\",\"password\":\"%s\"}', /password",
        "/api/auth/change-password, '{\"currentPassword\":\"" + QUESTION_MARK
                + "\",\"newPassword\":\"%s\"}', /newPassword",
        "/api/auth/change-password, '{\"newPassword\":\"" + AuthStack.PASSWORD
                + "\",\"currentPassword\":\"%s\"}', /currentPassword"
    })
    @DisplayName("INFRA-AUTH-420 half a character is a bad field of every password that is set or confirmed")
    void loneSurrogate(String path, String body, String pointer) {
        var answer =
                stack.send(HttpEvent.post(path, body.formatted(LONE_SURROGATE)).bearer(access));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(stack.login(ADDRESS, QUESTION_MARK).status()).isEqualTo(200);
        assertThat(stack.login(ADDRESS, LONE_SURROGATE).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "", "1e1", "x", "99999999999999999999"})
    @DisplayName("INFRA-AUTH-421 a limit out of range is a bad field on every list")
    void limits(String limit) {
        for (var list : List.of("sessions", "activity")) {
            var answer = stack.send(
                    HttpEvent.get("/api/auth/" + list + "?limit=" + limit).bearer(access));

            assertThat(answer.status()).as(list).isEqualTo(422);
            assertThat(answer.json().path("code").asText()).as(list).isEqualTo("validation_failed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x@[::1]",
                "x@[127.0.0.1]",
                "x@b\u00fccher.example",
                "x@example.com.",
                "x@-a.example",
                " x@example.com",
                "x@example.com ",
                "Ada <x@example.com>",
                "x@example.com,y@example.com",
                "\\\"x y\\\"@example.com",
                "x@@example.com",
                ".x@example.com",
                "@example.com",
                "x@",
                "",
                "\\ud800@example.com"
            })
    @DisplayName(
            "INFRA-AUTH-422 a text that is no address is a bad field of a registration and an unknown one elsewhere")
    void noAddress(String text) {
        var registered = stack.send(HttpEvent.post(
                "/api/auth/register",
                "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Ada\"}".formatted(text, AuthStack.PASSWORD)));

        assertThat(registered.status()).isEqualTo(422);
        assertThat(registered.json().at("/errors/0/pointer").asText()).isEqualTo("/email");
        assertThat(stack.login(text, AuthStack.PASSWORD).status()).isEqualTo(401);
        assertThat(stack.send(HttpEvent.post("/api/auth/forgot-password", "{\"email\":\"%s\"}".formatted(text)))
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "..", "\\u0000", "rt.usr_x.ses_x.x"})
    @DisplayName("INFRA-AUTH-423 a text that is no one-time token is an unknown one")
    void noToken(String text) {
        for (var body :
                List.of("{\"token\":\"%s\"}", "{\"token\":\"%s\",\"password\":\"" + AuthStack.PASSWORD + "\"}")) {
            var path = body.contains("password") ? "reset-password" : "verify-email";
            var answer = stack.send(HttpEvent.post("/api/auth/" + path, body.formatted(text)));

            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).as(path).isEqualTo("invalid_token");
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-424 an empty password is a wrong one at sign-in")
    void emptyPassword() {
        assertThat(stack.login(ADDRESS, "").status()).isEqualTo(401);
    }
}
