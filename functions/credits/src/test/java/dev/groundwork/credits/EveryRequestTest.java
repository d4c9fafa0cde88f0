package dev.groundwork.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.Callers;
import dev.groundwork.testing.EveryRoute;
import dev.groundwork.testing.EveryRoute.Route;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that hold on every route of this function, also on those that come later: the router itself is asked for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryRequestTest {

    private static final String SCOPES = "credits:consume credits:hold credits:refund credits:grant";

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private Callers.User user;

    @BeforeAll
    void signIn() {
        user = stack.user();
    }

    @Test
    @DisplayName("INFRA-AUTH-701 every credits route that takes JSON reads it to its end, as text and as base64")
    void wholeBodies() {
        var routes = stack.routes().stream().filter(Route::takesJson).toList();
        assertThat(routes).hasSizeGreaterThan(6);

        for (var route : routes) {
            for (var event : EveryRoute.withoutJson(caller(route))) {
                var answer = stack.send(event);
                assertThat(answer.status()).as(route + " " + event.json()).isEqualTo(400);
                assertThat(answer.json().path("code").asText()).as(event.json()).isEqualTo("malformed_json");
            }
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-704 no header of any kind makes a fault of a request, or an answer that is not ours")
    void hostileHeaders() {
        var requests = new LinkedHashMap<String, HttpEvent>();
        for (var path : List.of("/api/credits/balance", "/api/credits/packages", "/api/credits/nowhere")) {
            requests.putAll(EveryRoute.withHostileHeaders(HttpEvent.get(path).bearer(user.token())));
        }
        var write = HttpEvent.post("/api/credits/consume", "{}").bearer(stack.service(SCOPES));
        requests.putAll(EveryRoute.withHostileHeaders(write.header("idempotency-key", "k")));

        for (var path : EveryRoute.PATHS) {
            for (var start : List.of(
                    "/api/credits/",
                    "/api/credits/holds/",
                    "/api/credits/history?type=",
                    "/api/credits/history?cursor=")) {
                var event = HttpEvent.get(start + path).bearer(user.token());
                requests.put(event.toString(), event);
            }
        }

        assertThat(EveryRoute.faults(requests, stack::send)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00%2B18:00",
                "+999999999-12-31T23:59:59-18:00",
                "1969-12-31T23:59:59.999999999Z",
                "1970-01-01T00:00:00%2B00:01",
                "%2B10000-01-01T00:00:00Z",
                "9999-12-31T23:59:59-00:01",
                "1969-12-31",
                "%2B10000-01-01",
                "-999999999-01-01",
                "2026-02-30",
                "2026-01-01T25:00:00Z",
                "2026-01-01T00:00:00",
                "0",
                "1767778200000",
                "now",
                "",
                "%zz",
                "%ff"
            })
    @DisplayName(
            "INFRA-AUTH-707 a time that is none, or not of the years 1970 to 9999, is a 422 of every list that takes one")
    void times(String time) {
        for (var name : List.of("from", "to")) {
            for (var path : List.of("/api/credits/history", "/api/credits/usage")) {
                var answer = stack.get(user, path + "?" + name + "=" + time);
                assertThat(answer.status()).as(path + name + answer.text()).isEqualTo(422);
                assertThat(answer.json().path("errors").findValuesAsText("pointer"))
                        .containsExactly("/" + name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one,two", "one,one", "one, two", ",", "one,"})
    @DisplayName("INFRA-AUTH-710 two Idempotency-Key headers, which API Gateway joins by a comma, are no key")
    void twoKeys(String joined) {
        for (var route : stack.routes()) {
            if (route.path().matches("/api/credits/(consume|holds|refunds|grants)")) {
                var event = caller(route)
                        .header("content-type", "application/json")
                        .body("{}")
                        .header("idempotency-key", joined);
                Answer answer = stack.send(event);
                assertThat(answer.status()).as(route + answer.text()).isEqualTo(400);
                assertThat(answer.json().path("code").asText()).isEqualTo("idempotency_key_invalid");
            }
        }
    }

    /** The route's request by a caller who may make it. */
    private HttpEvent caller(Route route) {
        var event = route.event().header("idempotency-key", "k");
        var asUser = event.bearer(user.token());
        return stack.send(asUser.body("{")).status() == 403 ? event.bearer(stack.service(SCOPES)) : asUser;
    }
}
