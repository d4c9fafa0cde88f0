package dev.groundwork.credits.consume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.credits.CreditsStack;
import dev.groundwork.testing.HttpEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConsumeTest {

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    @Test
    @DisplayName("INFRA-CRED-100 a service consumes at the catalogue's price and learns what is left")
    void consume() {
        var user = stack.user();

        var answer = stack.consume(
                stack.freshKey(),
                "{\"userId\":\"%s\",\"action\":\"build_iteration\",\"complexity\":6,\"referenceId\":\"b-1\"}"
                        .formatted(user.id()));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("transactionId").asText()).startsWith("txn_");
        assertThat(answer.json().path("action").asText()).isEqualTo("build_iteration");
        assertThat(answer.json().path("cost").asLong()).isEqualTo(10);
        assertThat(answer.json().path("balanceAfter").asLong()).isEqualTo(90);
        assertThat(answer.json().path("lowBalance").asBoolean(true)).isFalse();
        assertThat(answer.header("Idempotent-Replayed")).isEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-101 a repeated request gets the same body again, and is told so")
    void replay() {
        var user = stack.user();
        var key = stack.freshKey();
        var first = stack.message(user.id(), key);

        var again = stack.message(user.id(), key);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    @DisplayName("INFRA-CRED-102 the same key with another body is a 422, from another service another operation")
    void keyReused() {
        var user = stack.user();
        var key = stack.freshKey();
        stack.message(user.id(), key);

        var other = stack.consume(
                key, "{\"userId\":\"%s\",\"action\":\"web_search\",\"referenceId\":\"m-1\"}".formatted(user.id()));
        var elsewhere = stack.send(HttpEvent.post(
                        "/api/credits/consume",
                        "{\"userId\":\"%s\",\"action\":\"ideation_message\",\"referenceId\":\"m-1\"}"
                                .formatted(user.id()))
                .header("idempotency-key", key)
                .bearer(stack.service("cli_other", "credits:consume")));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("code").asText()).isEqualTo("idempotency_key_reused");
        assertThat(elsewhere.status()).isEqualTo(200);
        assertThat(elsewhere.json().path("balanceAfter").asLong()).isEqualTo(98);
    }

    @Test
    @DisplayName("INFRA-CRED-103 too few credits are a 402 that tells how many are missing and where to get more")
    void insufficient() {
        var user = stack.user();
        var body = "{\"userId\":\"%s\",\"action\":\"build_iteration\",\"complexity\":6,\"referenceId\":\"b\"}"
                .formatted(user.id());
        for (var i = 0; i < 10; i++) {
            assertThat(stack.consume(stack.freshKey(), body).status()).isEqualTo(200);
        }

        var answer = stack.consume(stack.freshKey(), body);

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.json().path("code").asText()).isEqualTo("insufficient_credits");
        assertThat(answer.json().path("required").asLong(-1)).isEqualTo(10);
        assertThat(answer.json().path("available").asLong(-1)).isZero();
        assertThat(answer.json().path("topUpUrl").asText()).isEqualTo(CreditsStack.ORIGIN + "/credits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"usr_01J00000000000000000000000", "usr_nobody", "nobody"})
    @DisplayName("INFRA-CRED-104 an unknown user is a 404, and no item is written for it")
    void unknownUser(String nobody) {
        var before = stack.items();

        var answer = stack.consume(
                "opaque", "{\"userId\":\"%s\",\"action\":\"web_search\",\"referenceId\":\"s\"}".formatted(nobody));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(stack.items()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"action\":\"web_search\",\"referenceId\":\"r\",\"amount\":1               | /amount      | unknown_member",
                "\"action\":\"web_search\",\"referenceId\":\"r\",\"cost\":0                 | /cost        | unknown_member",
                "\"action\":\"coffee\",\"referenceId\":\"r\"                                | /action      | unknown_action",
                "\"action\":\"app_hosting_day\",\"referenceId\":\"r\"                       | /action      | unknown_action",
                "\"referenceId\":\"r\"                                                      | /action      | required",
                "\"action\":\"build_iteration\",\"referenceId\":\"r\"                       | /complexity  | required",
                "\"action\":\"build_iteration\",\"complexity\":0,\"referenceId\":\"r\"      | /complexity  | invalid_complexity",
                "\"action\":\"build_iteration\",\"complexity\":7,\"referenceId\":\"r\"      | /complexity  | invalid_complexity",
                "\"action\":\"web_search\",\"complexity\":1,\"referenceId\":\"r\"           | /complexity  | complexity_not_applicable",
                "\"action\":\"web_search\"                                                  | /referenceId | required",
                "\"action\":\"web_search\",\"referenceId\":\"\"                             | /referenceId | invalid_reference",
                "\"action\":\"web_search\",\"referenceId\":\"a\\u0000b\"                    | /referenceId | invalid_reference"
            })
    @DisplayName("INFRA-CRED-105 a bad or unknown member is a 422 that points to it, and takes nothing")
    void badMember(String members, String pointer, String code) {
        var user = stack.user();

        var answer = stack.consume(stack.freshKey(), "{\"userId\":\"%s\",%s}".formatted(user.id(), members));

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("code").asText()).isEqualTo("validation_failed");
        assertThat(answer.json().path("errors").findValuesAsText("pointer")).containsExactly(pointer);
        assertThat(answer.json().path("errors").findValuesAsText("code")).containsExactly(code);
        assertThat(stack.get(user, "/api/credits/balance")
                        .json()
                        .path("balance")
                        .asLong())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "\"text\"",
                "{",
                "{\"userId\":1,\"action\":\"web_search\",\"referenceId\":\"r\"}",
                "{\"userId\":\"u\",\"action\":[],\"referenceId\":\"r\"}",
                "{\"userId\":\"u\",\"action\":\"build_iteration\",\"complexity\":1.5,\"referenceId\":\"r\"}",
                "{\"userId\":\"u\",\"action\":\"build_iteration\",\"complexity\":\"1\",\"referenceId\":\"r\"}"
            })
    @DisplayName("INFRA-CRED-106 what is not the JSON of the route is a 400")
    void notTheJson(String body) {
        var answer = stack.consume(stack.freshKey(), body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("malformed_json");
    }

    @Test
    @DisplayName("INFRA-CRED-107 a key that is missing, empty, too long or not printable ASCII is a 400")
    void badKey() {
        var user = stack.user();
        var missing = stack.send(HttpEvent.post("/api/credits/consume", "{}").bearer(stack.service("credits:consume")));

        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.json().path("code").asText()).isEqualTo("idempotency_key_invalid");
        assertThat(stack.message(user.id(), "").status()).isEqualTo(400);
        assertThat(stack.message(user.id(), "k".repeat(300)).status()).isEqualTo(400);
        assertThat(stack.message(user.id(), "ké").status()).isEqualTo(400);
        assertThat(stack.message(user.id(), "k".repeat(255)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("INFRA-CRED-108 without a token 401, with a user's or another scope 403")
    void whoMay() {
        var event = HttpEvent.post("/api/credits/consume", "{}").header("idempotency-key", "k");

        assertThat(stack.send(event).status()).isEqualTo(401);
        assertThat(stack.send(event.bearer(stack.user().token())).status()).isEqualTo(403);
        assertThat(stack.send(event.bearer(stack.service("apps:build"))).status())
                .isEqualTo(403);
    }
}
