package dev.groundwork.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.testing.Callers;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is one JSON value in UTF-8, read to its end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StrictBodyTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private static String members(Callers.User user) {
        return "\"userId\":\"%s\",\"amount\":1,\"reason\":\"Grüße\"".formatted(user.id());
    }

    private HttpEvent grant() {
        return HttpEvent.of("POST", "/api/credits/grants")
                .header("content-type", "application/json")
                .header("idempotency-key", stack.freshKey())
                .bearer(stack.service("credits:grant"));
    }

    private void nothingDone(Callers.User user, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("malformed_json");
        assertThat(answer.header("content-type")).contains("application/problem+json");
        assertThat(balance(user)).isEqualTo(100);
    }

    private long balance(Callers.User user) {
        return stack.get(user, "/api/credits/balance").json().path("balance").asLong();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{%s}garbage",
                "{%s}}",
                "{%s}{\"amount\":500}",
                "{%s} 7",
                "{%s,\"amount\":500}",
                "{%s,\"\\u0061mount\":500}",
                "{%s,\"more\":{\"a\":1,\"a\":2}}",
                "[{%s}]",
                "{%s"
            })
    @DisplayName("INFRA-CRED-150 bytes after the value, a second value, a repeated member: a 400, and no credits move")
    void notOneValue(String form) {
        var user = stack.user();
        var body = form.replace("%s", members(user));

        nothingDone(user, stack.send(grant().body(body)));
        nothingDone(user, stack.send(grant().body(body.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    @DisplayName("INFRA-CRED-151 a body is UTF-8, whatever Accept-Charset and the content type's charset say")
    void utf8() {
        var user = stack.user();
        var body = "{" + members(user) + "}";
        var event = grant().header("accept-charset", "iso-8859-1")
                .header("content-type", "application/json; charset=iso-8859-1");

        nothingDone(user, stack.send(event.body(body.getBytes(StandardCharsets.ISO_8859_1))));
        nothingDone(user, stack.send(event.body(body.getBytes(StandardCharsets.UTF_16))));
        assertThat(stack.send(event.body(body.getBytes(StandardCharsets.UTF_8))).status())
                .isEqualTo(201);
        assertThat(stack.get(user, "/api/credits/history").text()).contains("\"Grüße\"");
    }

    @Test
    @DisplayName("INFRA-CRED-152 a text with a lone surrogate is a 422 that points to it")
    void loneSurrogate() {
        var user = stack.user();
        var body = "{\"userId\":\"%s\",\"amount\":1,\"reason\":\"a\\udfffb\",\"\\ud800\":1}".formatted(user.id());

        var answer = stack.send(grant().body(body));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/reason", "/\ufffd");
        assertThat(balance(user)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "2027-01-01",
                "soon",
                "2026-01-01T00:00:00Z"
            })
    @DisplayName("INFRA-CRED-153 a time that is none, past, or outside the years 1970 to 9999 is a 422")
    void times(String time) {
        var user = stack.user();

        var answer = stack.send(grant().body("{" + members(user) + ",\"expiresAt\":\"" + time + "\"}"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly("/expiresAt");
    }

    @Test
    @DisplayName("INFRA-CRED-154 a route that takes nothing reads what comes all the same")
    void release() {
        var event = HttpEvent.of("POST", "/api/credits/holds/hld_x/release")
                .header("content-type", "application/json")
                .bearer(stack.service("credits:hold"));

        assertThat(stack.send(event).status()).isEqualTo(404);
        assertThat(stack.send(event.body("{}")).status()).isEqualTo(404);
        assertThat(stack.send(event.body("{}{}")).status()).isEqualTo(400);
        assertThat(stack.send(event.body("{\"amount\":1}")).status()).isEqualTo(422);
    }
}
