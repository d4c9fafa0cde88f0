package dev.groundwork.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.EveryRoute;
import dev.groundwork.testing.EveryRoute.Route;
import dev.groundwork.testing.HttpEvent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are none, on every route of this function, also on those that come later: the router itself is asked for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryRequestTest {

    private static final String ADDRESS = "ada@example.com";

    @AutoClose
    private final AuthStack stack = AuthStack.withQuickPasswords();

    private String access = "";

    @BeforeAll
    void signIn() {
        stack.account(ADDRESS, "Ada");
        var login = stack.login(ADDRESS, AuthStack.PASSWORD).json();
        access = stack.session(new UserId(login.path("user").path("id").asText()));
    }

    @Test
    @DisplayName("INFRA-AUTH-700 every route of accounts that takes JSON reads it to its end, as text and as base64")
    void wholeBodies() {
        var routes = stack.routes().stream().filter(Route::takesJson).toList();
        assertThat(routes).hasSizeGreaterThan(8);

        for (var route : routes) {
            for (var event : EveryRoute.withoutJson(caller(route))) {
                var answer = stack.send(event);
                assertThat(answer.status()).as(route + " " + event.json()).isEqualTo(400);
                assertThat(answer.json().path("code").asText()).as(event.json()).isEqualTo("malformed_json");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accept-charset|us-ascii",
                "accept-charset|ISO-8859-1,utf-8;q=0.7,*;q=0.7",
                "accept-charset|utf-16",
                "accept-charset|;",
                "accept-charset|no-such-charset",
                "content-type|application/json; charset=iso-8859-1",
                "content-type|application/json; charset=us-ascii",
                "content-type|application/json;charset=\"utf-16\"",
                "content-type|application/json; charset=no-such-charset",
                "content-type|application/json; charset=",
                "content-type|application/json;",
                "content-type|application/json;;;",
                "content-type|APPLICATION/JSON; =",
                "content-encoding|gzip",
                "content-encoding|;",
                "content-encoding|identity",
                "accept-language|de",
                "accept-language|;",
                "content-language|tr",
                "transfer-encoding|chunked",
                "transfer-encoding|gzip, chunked",
                "transfer-encoding|;",
                "content-length|3",
                "accept|application/json;charset=iso-8859-1",
                "accept|*/*;charset=us-ascii",
                "accept|application/json; version=1;charset=utf-16;q=0.5",
                "accept|;",
                "x-http-method-override|DELETE",
                "x-http-method|DELETE",
                "x-method-override|;"
            })
    @DisplayName("INFRA-AUTH-703 no header changes what a body means, asked or answered, or what a request does")
    void meaning(String header, String value) {
        var name = "Jürgen Grüße €";
        var json = "{\"displayName\":\"" + name + "\"}";
        var patch = HttpEvent.of("PATCH", "/api/auth/me")
                .header("content-type", "application/json")
                .header(header, value)
                .bearer(access);
        stack.send(patch.body("{\"displayName\":\"Ada\"}"));

        for (var event : List.of(patch.body(json), patch.body(json.getBytes(StandardCharsets.UTF_8)))) {
            var answer = stack.send(event);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json().path("displayName").asText()).isEqualTo(name);
            assertThat(answer.header("content-type")).contains("application/json");
        }
        var me = stack.send(HttpEvent.get("/api/auth/me").header(header, value).bearer(access));
        assertThat(me.json().path("displayName").asText()).isEqualTo(name);
        var login = HttpEvent.post("/api/auth/login", "{\"email\":\"%s\",\"password\":\"p%sw%srd of long\"}");
        assertThat(stack.send(login.header(header, value)).status()).isEqualTo(401);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-705 a hostile header, path or query is a fault of the caller or none at all, and the answer ours")
    void hostileRequests() {
        var requests = new LinkedHashMap<String, HttpEvent>();
        for (var path : List.of("/api/auth/me", "/.well-known/jwks.json", "/api/auth/nowhere")) {
            requests.putAll(EveryRoute.withHostileHeaders(HttpEvent.get(path).bearer(access)));
        }
        requests.putAll(EveryRoute.withHostileHeaders(HttpEvent.post("/api/auth/login", "{}")));
        requests.putAll(EveryRoute.withHostileHeaders(HttpEvent.post("/api/auth/refresh", "{}")));
        for (var path : EveryRoute.PATHS) {
            for (var start : List.of(
                    "/api/auth/",
                    "/api/auth/sessions/",
                    "/api/auth/users/",
                    "/.well-known/",
                    "/api/auth/me?x=",
                    "/api/auth/sessions?cursor=")) {
                for (var method : List.of("GET", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO")) {
                    var event = HttpEvent.of(method, start + path).bearer(access);
                    requests.put(event.toString(), event);
                }
            }
        }

        assertThat(EveryRoute.faults(requests, stack::send)).isEmpty();
    }

    private HttpEvent caller(Route route) {
        var asUser = route.event().bearer(access);
        return stack.send(asUser.body("{")).status() == 403
                ? route.event().bearer(stack.service("accounts:operate"))
                : asUser;
    }
}
