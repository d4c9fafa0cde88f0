package dev.groundwork.credits.holds;

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
final class HoldTest {

    private static final String HOLDS = "/api/credits/holds";

    @AutoClose
    private final CreditsStack stack = new CreditsStack();

    private Answer hold(UserId user, String key, long amount) {
        return stack.post(
                HOLDS,
                "credits:hold",
                key,
                "{\"userId\":\"%s\",\"action\":\"build_iteration\",\"amount\":%d,\"referenceId\":\"b-1\"}"
                        .formatted(user, amount));
    }

    private Answer end(String hold, String how, String body) {
        return stack.send(dev.groundwork.testing.HttpEvent.post(HOLDS + "/" + hold + "/" + how, body)
                .bearer(stack.service("credits:hold")));
    }

    private static String id(Answer held) {
        return held.json().path("holdId").asText();
    }

    private static String code(Answer answer) {
        return answer.json().path("code").asText();
    }

    @Test
    @DisplayName("INFRA-CRED-670 a hold answers what is held and free, and the same again under its key")
    void hold() {
        var user = stack.user();
        var key = stack.freshKey();

        var first = hold(user.id(), key, 10);
        stack.message(user.id(), stack.freshKey());
        var again = hold(user.id(), key, 10);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(id(first)).startsWith("hld_");
        assertThat(first.json().path("userId").asText()).isEqualTo(user.id().value());
        assertThat(first.json().path("action").asText()).isEqualTo("build_iteration");
        assertThat(first.json().path("amount").asLong()).isEqualTo(10);
        assertThat(first.json().path("status").asText()).isEqualTo("held");
        assertThat(first.json().path("expiresAt").asText())
                .isEqualTo(stack.clock()
                        .instant()
                        .minusMillis(1)
                        .plus(Duration.ofHours(1))
                        .toString());
        assertThat(first.json().path("balance").asLong()).isEqualTo(100);
        assertThat(first.json().path("available").asLong()).isEqualTo(90);
        assertThat(first.json().path("held").asLong()).isEqualTo(10);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(hold(user.id(), key, 11).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("INFRA-CRED-671 a commit takes what it cost; the same again is answered alike, another end is a 409")
    void commit() {
        var user = stack.user();
        var hold = id(hold(user.id(), stack.freshKey(), 10));

        var tooMuch = end(hold, "commit", "{\"amount\":11}");
        var first = end(hold, "commit", "{\"amount\":4}");
        var again = end(hold, "commit", "{\"amount\":4}");

        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(code(tooMuch)).isEqualTo("amount_exceeds_hold");
        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.json().path("holdId").asText()).isEqualTo(hold);
        assertThat(first.json().path("status").asText()).isEqualTo("committed");
        assertThat(first.json().path("amount").asLong()).isEqualTo(4);
        assertThat(first.json().path("balanceAfter").asLong()).isEqualTo(96);
        assertThat(first.json().path("available").asLong()).isEqualTo(96);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(code(end(hold, "commit", "{\"amount\":5}"))).isEqualTo("hold_ended");
        assertThat(code(end(hold, "release", "{}"))).isEqualTo("hold_ended");
        var entry = stack.get(user, "/api/credits/history").json().path("items").path(0);
        assertThat(entry.path("id")).isEqualTo(first.json().path("transactionId"));
        assertThat(entry.path("type").asText()).isEqualTo("consume");
        assertThat(entry.path("action").asText()).isEqualTo("build_iteration");
        assertThat(entry.path("referenceId").asText()).isEqualTo("b-1");
    }

    @Test
    @DisplayName("INFRA-CRED-672 a release needs no body and writes no entry; a hold past its time is a 409")
    void releaseAndExpiry() {
        var user = stack.user();
        var released = id(hold(user.id(), stack.freshKey(), 10));
        var expired = id(hold(user.id(), stack.freshKey(), 10));

        var answer = end(released, "release", "");
        stack.clock().advance(Duration.ofHours(1));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"holdId\":\"%s\",\"status\":\"released\"}".formatted(released));
        assertThat(code(end(expired, "commit", "{\"amount\":1}"))).isEqualTo("hold_expired");
        assertThat(stack.get(user, "/api/credits/balance").json().path("held").asLong())
                .isZero();
        assertThat(stack.get(user, "/api/credits/history").json().path("items")).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-CRED-673 what cannot be held, and holds that are not there")
    void refused() {
        var user = stack.user();
        var tooMuch = hold(user.id(), stack.freshKey(), 101);
        for (var i = 0; i < 64; i++) {
            assertThat(hold(user.id(), stack.freshKey(), 1).status()).isEqualTo(201);
        }

        assertThat(tooMuch.status()).isEqualTo(402);
        assertThat(tooMuch.json().path("required").asLong()).isEqualTo(101);
        assertThat(code(hold(user.id(), stack.freshKey(), 1))).isEqualTo("too_many_holds");
        assertThat(end("hld_nothing", "commit", "{\"amount\":1}").status()).isEqualTo(404);
        assertThat(end("hld_nothing", "release", "{}").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"amount\":-1}",
                "{\"amount\":1000000001}",
                "{\"amount\":null}",
                "{\"amount\":1,\"userId\":\"usr_1\"}"
            })
    @DisplayName(
            "INFRA-CRED-674 a commit without a number of credits, or with more members, is a 422 and changes nothing")
    void badCommit(String body) {
        var user = stack.user();
        var hold = id(hold(user.id(), stack.freshKey(), 10));

        assertThat(end(hold, "commit", body).status()).isEqualTo(422);
        assertThat(end(hold, "commit", "{\"amount\":\"1\"}").status()).isEqualTo(400);
        assertThat(end(hold, "commit", "{\"amount\":1.5}").status()).isEqualTo(400);
        assertThat(stack.get(user, "/api/credits/balance").json().path("held").asLong())
                .isEqualTo(10);
    }
}
