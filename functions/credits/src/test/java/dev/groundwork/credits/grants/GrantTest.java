package dev.groundwork.credits.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HttpFunction.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GrantTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private Answer grant(String key, String body) {
        return stack.post("/api/credits/grants", "credits:grant", key, body);
    }

    private static String body(UserId user, String more) {
        return "{\"userId\":\"%s\",\"amount\":50,\"reason\":\"welcome\"%s}".formatted(user, more);
    }

    @Test
    @DisplayName("INFRA-CRED-680 a grant is a bonus entry, once for its key; what is left of it at its expiry is gone")
    void grant() {
        var user = stack.user();
        var expiresAt = stack.clock().instant().plus(Duration.ofDays(1)).toString();
        var body = body(user.id(), ",\"expiresAt\":\"%s\"".formatted(expiresAt));

        var first = grant("bonus", body);
        var again = grant("bonus", body);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().path("amount").asLong()).isEqualTo(50);
        assertThat(first.json().path("balanceAfter").asLong()).isEqualTo(150);
        assertThat(first.json().path("expiresAt").asText()).isEqualTo(expiresAt);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(grant("bonus", body(user.id(), "")).status()).isEqualTo(422);
        assertThat(stack.get(user, "/api/credits/history")
                        .json()
                        .path("items")
                        .path(0)
                        .path("type")
                        .asText())
                .isEqualTo("bonus");
        stack.clock().advance(Duration.ofDays(1));
        assertThat(stack.get(user, "/api/credits/balance")
                        .json()
                        .path("balance")
                        .asLong())
                .isEqualTo(100);
        assertThat(stack.get(user, "/api/credits/history")
                        .json()
                        .path("items")
                        .path(0)
                        .path("type")
                        .asText())
                .isEqualTo("expire");
    }

    @Test
    @DisplayName(
            "INFRA-CRED-995 beyond a thousand lots a grant that expires is a 409, and the key is free; one that stays is given")
    void tooManyLots() {
        var user = stack.user();
        stack.waitingLots(user.id(), 1000);
        var expiresAt = stack.clock().instant().plus(Duration.ofMinutes(90));
        var body = body(user.id(), ",\"expiresAt\":\"%s\"".formatted(expiresAt));

        var refused = grant("beyond", body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("too_many_lots");
        assertThat(grant("staying beyond", body(user.id(), "")).status()).isEqualTo(201);
        stack.clock().advance(Duration.ofSeconds(3601));
        assertThat(grant("beyond", body).status()).isEqualTo(201);
        assertThat(stack.get(user, "/api/credits/balance")
                        .json()
                        .path("balance")
                        .asLong())
                .isEqualTo(100 + 1000 + 50 - 1 + 50);
    }

    @Test
    @DisplayName("INFRA-CRED-770 credits may last until the last second that a caller can name")
    void lastSecond() {
        var user = stack.user();

        var answer = grant("for long", body(user.id(), ",\"expiresAt\":\"9999-12-31T23:59:59Z\""));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("expiresAt").asText()).isEqualTo("9999-12-31T23:59:59Z");
        assertThat(stack.message(user.id(), stack.freshKey()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-CRED-681 a grant without expiry says so, and one for nobody is a 404")
    void withoutExpiry() {
        var user = stack.user();

        var answer = grant("staying", body(user.id(), ""));

        assertThat(answer.json().path("expiresAt").isNull()).isTrue();
        assertThat(grant("nobody", body(new UserId("usr_01KEBWNAE0ZE6BVHW4M210SB2J"), ""))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"expiresAt\":\"2026-01-07T09:30:00Z\"",
                ",\"expiresAt\":\"2020-01-01T00:00:00Z\"",
                ",\"expiresAt\":\"tomorrow\"",
                ",\"amount\":0",
                ",\"amount\":1000000001",
                ",\"reason\":\"\"",
                ",\"balance\":1"
            })
    @DisplayName("INFRA-CRED-682 a bad member of a grant is a 422, and nothing is written")
    void bad(String more) {
        var user = stack.user();
        var before = stack.items();

        var answer = grant("bad", withoutFirst(more.split("\"", -1)[1], body(user.id(), more)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(stack.items()).isEqualTo(before);
    }

    /** The body without the first member of this name, if there are two: a repeated one is no JSON of ours. */
    private static String withoutFirst(String name, String body) {
        var member = "\"" + name + "\":[^,}]*,";
        return body.replaceFirst(member + "(?=.*\"" + name + "\":)", "");
    }

    @Test
    @DisplayName("INFRA-CRED-683 each route of services asks for its own scope and its own key")
    void scopes() {
        var user = stack.user();

        assertThat(stack.post("/api/credits/grants", "credits:consume", "k", body(user.id(), ""))
                        .status())
                .isEqualTo(403);
        assertThat(stack.post("/api/credits/holds", "credits:consume", "k", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(stack.post("/api/credits/quotes", "credits:hold", "k", "{}").status())
                .isEqualTo(403);
        assertThat(grant("x".repeat(300), body(user.id(), "")).status()).isEqualTo(400);
        assertThat(stack.post("/api/credits/holds", "credits:hold", "", "{}").status())
                .isEqualTo(400);
    }
}
