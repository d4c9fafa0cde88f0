package dev.groundwork.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.EveryRoute;
import dev.groundwork.testing.EveryRoute.Route;
import dev.groundwork.testing.HttpEvent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are none, on every route of this function, also on those that come later: the router itself is asked for them. */
final class EveryRequestTest {

    @TempDir
    Path repositories;

    @AutoClose
    private AppsStack stack;

    private AppsStack.Person person;
    private String app = "";

    @BeforeEach
    void start() {
        stack = new AppsStack(repositories);
        person = stack.person();
        app = person.app("idea");
    }

    @Test
    @DisplayName("INFRA-AUTH-702 every route of apps that takes JSON reads it to its end, as text and as base64")
    void wholeBodies() {
        var routes = stack.routes().stream().filter(Route::takesJson).toList();
        assertThat(routes).hasSizeGreaterThan(3);

        for (var route : routes) {
            var path = route.path().replaceFirst("^/api/apps/x", app);
            for (var event : EveryRoute.withoutJson(HttpEvent.of(route.method(), path))) {
                var answer = route.path().equals("/api/apps/uploads")
                        ? stack.send(event.bearer(stack.service("apps:build")))
                        : person.send(event);
                assertThat(answer.status()).as(route + " " + event.json()).isEqualTo(400);
                assertThat(answer.json().path("code").asText()).as(event.json()).isEqualTo("malformed_json");
            }
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-706 a hostile header, path or query of apps is no fault of ours, and the answer ours")
    void hostileRequests() {
        var requests = new LinkedHashMap<String, HttpEvent>();
        requests.putAll(EveryRoute.withHostileHeaders(HttpEvent.get("/api/apps").bearer(person.token())));
        requests.putAll(EveryRoute.withHostileHeaders(
                HttpEvent.post(app + "/deploy", "{}").bearer(person.token())));
        requests.putAll(EveryRoute.withHostileHeaders(
                HttpEvent.of("PUT", app + "/source").bearer(person.token()).body(new byte[] {1, 2, 3})));
        for (var path : EveryRoute.PATHS) {
            for (var start : List.of(
                    "/api/apps/",
                    app + "/deployments/",
                    app + "/",
                    app + "/logs?type=",
                    app + "/logs?type=build&cursor=")) {
                for (var method : List.of("GET", "POST", "DELETE", "PUT")) {
                    var event = HttpEvent.of(method, start + path).bearer(person.token());
                    requests.put(event.toString(), event);
                }
            }
        }

        assertThat(EveryRoute.faults(requests, stack::send)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00",
                "1969-12-31T23:59:59.999999999Z",
                "%2B10000-01-01T00:00:00Z",
                "1969-12-31",
                "now",
                ""
            })
    @DisplayName("INFRA-AUTH-708 a log does not begin at a time that is none, or not of the years 1970 to 9999: 422")
    void times(String time) {
        var answer = person.get(app + "/logs?type=build&since=" + time);

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/since");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type=build,runtime", "type=BUILD", "type=", "type=build&type=build", "type=nonsense", ""})
    @DisplayName("INFRA-AUTH-709 an unknown value of a list of values, several, none or one given twice: 422")
    void kindsOfLogs(String query) {
        assertThat(person.get(app + "/logs?" + query).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one,two", "one,one", "one, two", ","})
    @DisplayName("INFRA-AUTH-711 two keys of a deployment, which API Gateway joins by a comma, are no key")
    void twoKeys(String joined) {
        var answer = person.send(HttpEvent.of("POST", app + "/deploy").header("idempotency-key", joined));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("idempotency_key_invalid");
    }
}
