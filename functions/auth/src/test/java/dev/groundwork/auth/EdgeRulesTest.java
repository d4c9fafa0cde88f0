package dev.groundwork.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.HttpEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EdgeRulesTest {

    @AutoClose
    private final AuthStack stack = new AuthStack();

    @Test
    @DisplayName("INFRA-AUTH-030 an unknown path is a 404 problem with every header, with or without a token")
    void unknownPath() {
        var answer = stack.send(HttpEvent.get("/api/auth/nowhere"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("code").asText()).isEqualTo("not_found");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Strict-Transport-Security")).contains("max-age=31536000; includeSubDomains");
        assertThat(answer.json().path("instance").asText())
                .endsWith(answer.header("X-Request-Id").orElseThrow());
    }

    @Test
    @DisplayName("INFRA-AUTH-031 a wrong verb is a 405 problem that names the right ones, before any authentication")
    void wrongVerb() {
        var answer = stack.send(HttpEvent.of("DELETE", "/api/auth/login"));

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.json().path("code").asText()).isEqualTo("method_not_allowed");
        assertThat(answer.header("Allow").orElseThrow()).contains("POST");
    }

    @Test
    @DisplayName("INFRA-AUTH-032 a protected route without a live token is a 401 problem with WWW-Authenticate")
    void noToken() {
        var none = stack.send(HttpEvent.get("/api/auth/me"));
        var garbage = stack.send(HttpEvent.get("/api/auth/me").bearer("garbage"));

        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        assertThat(garbage.status()).isEqualTo(401);
        assertThat(garbage.json().path("code").asText()).isEqualTo("unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"text\"",
                "null",
                "{\"email\":5,\"password\":\"correct horse battery staple\",\"displayName\":\"A\"}",
                "{\"email\":\"a@b.example\",\"password\":123456789012345678,\"displayName\":\"A\"}",
                "{\"email\":[\"a@b.example\"],\"password\":\"correct horse battery staple\",\"displayName\":\"A\"}",
                "{\"email\":{},\"password\":\"correct horse battery staple\",\"displayName\":true}"
            })
    @DisplayName("INFRA-AUTH-033 a body that is not the JSON of the route is a 400 and changes nothing")
    void notTheJson(String body) {
        var answer = stack.send(HttpEvent.post("/api/auth/register", body));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("malformed_json");
    }

    @Test
    @DisplayName("INFRA-AUTH-034 every bad field is named with its pointer, unknown members are ignored")
    void badFields() {
        var answer = stack.send(HttpEvent.post(
                "/api/auth/register", "{\"email\":\"no address\",\"password\":\"short\",\"admin\":true}"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/email", "/password", "/displayName");
        assertThat(answer.json().path("errors").findValuesAsText("code"))
                .containsExactlyInAnyOrder("invalid_email", "password_too_short", "required");
    }

    @Test
    @DisplayName("INFRA-AUTH-035 another content type is a 415, a body over 256 KiB a 413")
    void contentTypeAndSize() {
        var form = stack.send(HttpEvent.of("POST", "/api/auth/login")
                .header("content-type", "application/x-www-form-urlencoded")
                .body("email=a"));
        var none = stack.send(HttpEvent.of("POST", "/api/auth/login").body("{}"));
        var large = stack.send(HttpEvent.post("/api/auth/login", "{\"email\":\"" + "a".repeat(256 * 1024) + "\"}"));

        assertThat(form.status()).isEqualTo(415);
        assertThat(none.status()).isEqualTo(415);
        assertThat(large.status()).isEqualTo(413);
    }

    @Test
    @DisplayName("INFRA-AUTH-036 a foreign or null Origin is refused on the routes of the cookie")
    void foreignOrigin() {
        var foreign = stack.send(HttpEvent.of("POST", "/api/auth/refresh").header("origin", "https://evil.example"));
        var nobody = stack.send(HttpEvent.of("POST", "/api/auth/logout").header("origin", "null"));
        var own = stack.send(HttpEvent.of("POST", "/api/auth/logout").header("origin", AuthStack.ORIGIN));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.json().path("code").asText())
                .as(foreign.raw().toString())
                .isEqualTo("foreign_origin");
        assertThat(nobody.status()).isEqualTo(403);
        assertThat(own.status()).isEqualTo(204);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-037 the refresh cookie is __Host-, HttpOnly, Secure and SameSite, and is cleared by a sign-out")
    void cookie() {
        stack.account("cookie@example.com", "Cookie");
        var login = stack.send(HttpEvent.post(
                "/api/auth/login", "{\"email\":\"cookie@example.com\",\"password\":\"" + AuthStack.PASSWORD + "\"}"));
        assertThat(login.cookies()).as(login.raw().toString()).hasSize(1);
        var cookie = login.cookies().getFirst();

        assertThat(cookie).startsWith("__Host-").contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/");
        assertThat(login.json().has("refreshToken")).isFalse();
        var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
        var refreshed = stack.send(HttpEvent.of("POST", "/api/auth/refresh").cookie(pair[0], pair[1]));
        assertThat(refreshed.status()).as(refreshed.text()).isEqualTo(200);
        var next = refreshed.cookies().getFirst();
        var out = stack.send(HttpEvent.of("POST", "/api/auth/logout")
                .cookie(pair[0], next.substring(pair[0].length() + 1, next.indexOf(';'))));
        assertThat(out.cookies().getFirst()).contains("Max-Age=0");
    }

    @Test
    @DisplayName("INFRA-AUTH-038 public keys and metadata are cacheable, and no private member is among them")
    void wellKnown() {
        var jwks = stack.send(HttpEvent.get("/.well-known/jwks.json"));
        var metadata = stack.send(HttpEvent.get("/.well-known/openid-configuration"));

        assertThat(jwks.status()).isEqualTo(200);
        assertThat(jwks.header("Cache-Control").orElseThrow()).startsWith("public, max-age=");
        assertThat(jwks.json().path("keys").path(0).path("kid").asText()).isEqualTo("k1");
        assertThat(jwks.text()).doesNotContain("\"d\"");
        assertThat(metadata.json().path("jwks_uri").asText()).isEqualTo(AuthStack.ORIGIN + "/.well-known/jwks.json");
    }
}
