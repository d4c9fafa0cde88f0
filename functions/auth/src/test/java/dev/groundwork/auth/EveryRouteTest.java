package dev.groundwork.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.sessions.TokenResponse.RefreshCookie;
import dev.groundwork.testing.HttpEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that hold on every route of this function, also on those that come later: the router itself is asked for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryRouteTest {

    private static final String BODY = "{\"email\":\"ada@example.com\",\"password\":\"" + AuthStack.PASSWORD
            + "\",\"displayName\":\"Ada\",\"token\":\"x\"}";

    @AutoClose
    private final AuthStack stack = new AuthStack();

    private String access = "";
    private String refresh = "";

    @BeforeAll
    void signIn() {
        stack.account("ada@example.com", "Ada");
        var login = stack.login("ada@example.com", AuthStack.PASSWORD).json();
        access = login.path("accessToken").asText();
        refresh = login.path("refreshToken").asText();
    }

    @Test
    @DisplayName("INFRA-AUTH-364 every path is ours, and GET and HEAD change nothing on any, whatever they carry")
    void getChangesNothing() {
        var paths = new TreeSet<String>();
        stack.routes().forEach(route -> paths.add(route.path()));
        assertThat(paths).allMatch(path -> path.startsWith("/api/auth/") || path.startsWith("/.well-known/"));
        assertThat(paths).contains("/api/auth/login", "/api/auth/verify-email", "/api/auth/logout", "/api/auth/me");
        var before = stack.tables().items(stack.tables().accounts());

        // A sign-in with Google is two GETs by its protocol (RFC 6749 section 4.1); its state is bound to a cookie of
        // its own.
        paths.removeIf(path -> path.startsWith("/api/auth/oauth/"));
        for (var path : paths) {
            for (var method : List.of("GET", "HEAD")) {
                var answer = stack.send(HttpEvent.of(method, path + "?token=x&email=ada@example.com")
                        .header("content-type", "application/json")
                        .bearer(access)
                        .cookie(RefreshCookie.NAME, refresh)
                        .body(BODY));
                assertThat(answer.status()).as(method + " " + path).isLessThan(500);
            }
        }

        assertThat(stack.tables().items(stack.tables().accounts())).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-365 only JSON is read: what a form of another site could post is a 415 on every route but the token's")
    void jsonOnly() {
        var writing = stack.routes().stream()
                .filter(route -> Set.of("POST", "PUT", "PATCH", "DELETE").contains(route.method()))
                .filter(route -> !route.path().equals("/api/auth/token"))
                .toList();
        assertThat(writing).hasSizeGreaterThan(4);
        var before = stack.tables().items(stack.tables().accounts());

        for (var route : writing) {
            for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
                var answer = stack.send(HttpEvent.of(route.method(), route.path())
                        .header("content-type", type)
                        .bearer(access)
                        .body(BODY));
                // A service's route answers a person before it looks at the body.
                assertThat(answer.status()).as(route + " " + type).isIn(415, 403);
            }
        }

        assertThat(stack.tables().items(stack.tables().accounts())).containsExactlyInAnyOrderElementsOf(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/auth/login, https://evil.example",
        "/api/auth/login, null",
        "/api/auth/login, http://groundwork.test",
        "/api/auth/login, https://groundwork.test.evil.example",
        "/api/auth/login, https://groundwork.test:8443",
        "/api/auth/refresh, https://evil.example",
        "/api/auth/refresh, null",
        "/api/auth/refresh, https://sub.groundwork.test",
        "/api/auth/logout, https://evil.example",
        "/api/auth/logout, null"
    })
    @DisplayName(
            "INFRA-AUTH-366 a foreign or null Origin is a 403 on the routes of the cookie, and nothing has changed")
    void foreignOrigin(String path, String origin) {
        var before = stack.tables().items(stack.tables().accounts());

        var answer = stack.send(HttpEvent.post(path, BODY)
                .header("origin", origin)
                .bearer(access)
                .cookie(RefreshCookie.NAME, refresh));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).isEqualTo("foreign_origin");
        assertThat(answer.cookies()).isEmpty();
        assertThat(stack.tables().items(stack.tables().accounts())).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-367 the refresh cookie is bound to this host and kept from scripts and other sites, when it is set and cleared")
    void cookie() {
        stack.account("cookie@example.com", "Cookie");
        var login = stack.send(HttpEvent.post(
                        "/api/auth/login",
                        "{\"email\":\"cookie@example.com\",\"password\":\"" + AuthStack.PASSWORD + "\"}")
                .header("origin", AuthStack.ORIGIN));
        var set = login.cookies().getFirst();
        var out = stack.send(HttpEvent.of("POST", "/api/auth/logout")
                .cookie(RefreshCookie.NAME, set.substring(set.indexOf('=') + 1, set.indexOf(';'))));

        for (var cookie : List.of(set, out.cookies().getFirst())) {
            assertThat(cookie.split("; ?", -1))
                    .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/")
                    .noneMatch(attribute -> attribute.startsWith("Domain"));
            assertThat(cookie).startsWith("__Host-");
        }
        assertThat(set).contains("Max-Age=604800");
        assertThat(out.cookies().getFirst())
                .startsWith(RefreshCookie.NAME + "=;")
                .contains("Max-Age=0");
    }
}
